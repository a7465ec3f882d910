CREATE TABLE payments (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    provider TEXT NOT NULL,
    reference TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    refunded BIGINT NOT NULL CHECK (refunded >= 0 AND refunded <= amount),
    currency TEXT NOT NULL,
    status TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (order_id, idempotency_key)
);
CREATE INDEX payments_by_reference ON payments (provider, reference);

CREATE TABLE refunds (
    id TEXT PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    amount BIGINT NOT NULL CHECK (amount > 0),
    status TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    UNIQUE (payment_id, idempotency_key)
);

-- Events of providers that were processed: they send again until they are answered.
CREATE TABLE webhook_events (provider TEXT NOT NULL, event_id TEXT NOT NULL, received_at BIGINT NOT NULL, PRIMARY KEY (provider, event_id));

CREATE TABLE vouchers (code TEXT PRIMARY KEY, amount BIGINT NOT NULL, currency TEXT NOT NULL, redeemed_at BIGINT NOT NULL);
INSERT INTO vouchers (code, amount, currency, redeemed_at) VALUES ('WELCOME10', 1000, 'EUR', 0), ('SPRING5', 500, 'EUR', 0);
