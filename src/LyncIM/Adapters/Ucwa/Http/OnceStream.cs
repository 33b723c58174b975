using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// The body of a request, which can be read once. The .NET Framework repeats a POST by itself when a kept-alive connection breaks before
/// the answer: it would copy the body again, and StreamContent refuses that for a stream that cannot seek. Whether it was begun tells
/// whether the server may have got the request.
/// </summary>
internal sealed class OnceStream : Stream
{
    private readonly byte[] _body;
    private int _position;

    public OnceStream(byte[] body)
    {
        _body = body;
    }

    public bool HasBegun => Volatile.Read(ref _position) > 0;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var length = Math.Min(count, _body.Length - _position);
        Buffer.BlockCopy(_body, _position, buffer, offset, length);
        Volatile.Write(ref _position, _position + length);
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
