using RouteGen.Responses;

namespace RouteGen.Runtime.Tests.Responses;

public sealed class ByteBufferTests
{
    [Fact]
    public void What_is_written_stands_there_in_order()
    {
        var buffer = new ByteBuffer(100_000);
        var expected = new List<byte>();
        for (var i = 0; i < 300; i++)
        {
            var piece = Enumerable.Repeat((byte)i, i).ToArray();
            buffer.Append(piece);
            expected.AddRange(piece);
        }

        Assert.Equal(expected, buffer.Written.ToArray());
        Assert.Equal(expected.Count, buffer.Length);
    }

    [Fact]
    public void Exactly_the_limit_is_kept_and_one_byte_more_is_only_counted()
    {
        var buffer = new ByteBuffer(10);
        buffer.Append(new byte[10]);
        Assert.False(buffer.IsOverLimit);
        Assert.Equal(10, buffer.WrittenSpan.Length);

        buffer.Append(1);
        Assert.True(buffer.IsOverLimit);
        Assert.Equal(11, buffer.Length);
        Assert.True(buffer.WrittenSpan.IsEmpty);
    }

    [Fact]
    public void Past_the_limit_the_memory_does_not_grow_any_more()
    {
        var buffer = new ByteBuffer(10_000);
        var piece = new byte[1000];
        for (var i = 0; i < 10_000; i++) buffer.Append(piece);

        Assert.Equal(10_000_000, buffer.Length);
        Assert.InRange(buffer.Capacity, 0, 50_000);
    }

    [Fact]
    public void After_the_limit_was_passed_it_can_be_used_again()
    {
        var buffer = new ByteBuffer(4);
        buffer.Append("too long"u8);
        buffer.Clear();
        buffer.Append("ok"u8);

        Assert.True(buffer.WrittenSpan.SequenceEqual("ok"u8));
    }

    [Fact]
    public void One_big_use_does_not_hold_its_memory_for_good()
    {
        var buffer = new ByteBuffer(int.MaxValue);
        buffer.Append(new byte[4 * 1024 * 1024]);
        buffer.Clear();
        buffer.Append(1);
        buffer.Clear();

        Assert.InRange(buffer.Capacity, 0, ByteBuffer.RetainedCapacity);
    }

    [Fact]
    public void Big_uses_in_a_row_share_their_memory()
    {
        var buffer = new ByteBuffer(int.MaxValue);
        buffer.Append(new byte[4 * 1024 * 1024]);
        var capacity = buffer.Capacity;
        buffer.Clear();

        Assert.Equal(capacity, buffer.Capacity);
    }
}
