-- One dialect for PostgreSQL and SQLite: ids are text, times are milliseconds since 1970, money is in the smallest unit of its currency.
CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, email_key TEXT NOT NULL UNIQUE, created_at BIGINT NOT NULL);

CREATE TABLE shops (id TEXT PRIMARY KEY, name TEXT NOT NULL, search_name TEXT NOT NULL, currency TEXT NOT NULL, is_open BOOLEAN NOT NULL);
CREATE TABLE opening_hours (shop_id TEXT NOT NULL REFERENCES shops (id) ON DELETE CASCADE, weekday BIGINT NOT NULL, opens BIGINT NOT NULL, closes BIGINT NOT NULL, PRIMARY KEY (shop_id, weekday));

CREATE TABLE dishes (id TEXT PRIMARY KEY, shop_id TEXT NOT NULL REFERENCES shops (id), name TEXT NOT NULL, is_available BOOLEAN NOT NULL);
CREATE INDEX dishes_of_shop ON dishes (shop_id);
CREATE TABLE dish_prices (dish_id TEXT NOT NULL REFERENCES dishes (id), valid_from BIGINT NOT NULL, amount BIGINT NOT NULL, PRIMARY KEY (dish_id, valid_from));

CREATE TABLE dining_tables (id TEXT PRIMARY KEY, shop_id TEXT NOT NULL REFERENCES shops (id), name TEXT NOT NULL, seats BIGINT NOT NULL, revision BIGINT NOT NULL, UNIQUE (shop_id, name));
CREATE TABLE bookings (id TEXT PRIMARY KEY, shop_id TEXT NOT NULL REFERENCES shops (id), table_id TEXT NOT NULL REFERENCES dining_tables (id), user_id TEXT NOT NULL REFERENCES users (id), starts_at BIGINT NOT NULL, ends_at BIGINT NOT NULL, guests BIGINT NOT NULL, status TEXT NOT NULL);
CREATE INDEX bookings_of_table ON bookings (table_id, starts_at);
CREATE INDEX bookings_of_shop ON bookings (shop_id, starts_at);

CREATE TABLE orders (id TEXT PRIMARY KEY, shop_id TEXT NOT NULL REFERENCES shops (id), user_id TEXT NOT NULL REFERENCES users (id), status TEXT NOT NULL, total BIGINT NOT NULL, currency TEXT NOT NULL, placed_at BIGINT NOT NULL);
CREATE INDEX orders_of_user ON orders (user_id, placed_at);
CREATE TABLE order_lines (order_id TEXT NOT NULL REFERENCES orders (id), position BIGINT NOT NULL, dish_id TEXT NOT NULL REFERENCES dishes (id), name TEXT NOT NULL, quantity BIGINT NOT NULL, price BIGINT NOT NULL, PRIMARY KEY (order_id, position));

CREATE TABLE messages (id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES orders (id), author TEXT NOT NULL, content TEXT NOT NULL, sent_at BIGINT NOT NULL);
CREATE INDEX messages_of_order ON messages (order_id, sent_at);

-- Messages of queues that were processed: a queue delivers at least once.
CREATE TABLE processed_messages (id TEXT PRIMARY KEY, processed_at BIGINT NOT NULL);
