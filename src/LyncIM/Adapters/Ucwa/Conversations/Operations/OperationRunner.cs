using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Begins an operation, once, and waits for the event that tells what became of it, also where the answer is lost.</summary>
internal sealed class OperationRunner
{
    private readonly UcwaServer _server;
    private readonly Action<UcwaEvent[]> _dispatch;
    private readonly Action _ended;

    /// <param name="server">The connection.</param>
    /// <param name="dispatch">Takes events that have come before their operation was known.</param>
    /// <param name="ended">Is told that one has ended.</param>
    public OperationRunner(UcwaServer server, Action<UcwaEvent[]> dispatch, Action ended)
    {
        _server = server;
        _dispatch = dispatch;
        _ended = ended;
    }

    /// <param name="operation">What is begun.</param>
    /// <param name="uri">Where.</param>
    /// <param name="body">How; the id is added.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any more: it is called off.</param>
    /// <exception cref="LyncException">Why it has failed.</exception>
    public async Task RunAsync(Operation operation, Uri uri, JsonBody body, CancellationToken cancellationToken)
    {
        _server.Operations.Add(operation);
        try
        {
            body.Add("operationId", operation.Id);
            var isAnswered = await PostAsync(operation, uri, body, cancellationToken).ConfigureAwait(false);
            if (await WaitAsync(operation, isAnswered, cancellationToken).ConfigureAwait(false) is { } failure)
                throw failure;
        }
        catch (OperationCanceledException)
        {
            CallOff(operation);
            throw;
        }
        catch (LyncException) when (operation.Conversation.HasEnded)
        {
            CallOff(operation);
            throw;
        }
        finally
        {
            _server.Operations.Remove(operation);
            _ended();
        }
    }

    /// <summary>Calls an operation off, at once or when the server says how. Nobody waits for that.</summary>
    private void CallOff(Operation operation)
    {
        _server.Operations.Abandon(operation);
        if (operation.CancelUri is { } uri)
            _server.Http.SendAsync(UcwaRequest.Post(uri, null, RequestRepeat.Always), _server.Lifetime).IgnoreFault();
    }

    /// <summary>Whether it was answered; false where nothing is known of what became of it.</summary>
    private async Task<bool> PostAsync(Operation operation, Uri uri, JsonBody body, CancellationToken cancellationToken)
    {
        try
        {
            var request = UcwaRequest.Post(uri, body, operation.IsSilent ? RequestRepeat.WhenRefused : RequestRepeat.Never);
            var response = await _server.Http.SendRepeatedlyAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.Status is 502 or 504 || (response.IsSuccess && response.IsPage))
                return false;
            if (!response.IsSuccess)
                throw operation.Conversation.Uri is null && UcwaErrors.IsApplicationGone(response)
                    ? UcwaErrors.Of(response)
                    : UcwaErrors.InConversation(response);
            if (UcwaEvent.KeyOf(response.Location) is { } key)
            {
                if (_server.Operations.Claim(operation, key) is { Count: > 0 } early)
                    _dispatch(early.ToArray());
            }
            return true;
        }
        catch (TransportException e) when (e.MayHaveArrived)
        {
            return false;
        }
        catch (TransportException e)
        {
            throw UcwaErrors.NoAnswer(e);
        }
    }

    /// <summary>Why it has failed; null where it has succeeded.</summary>
    private async Task<LyncException?> WaitAsync(Operation operation, bool isAnswered, CancellationToken cancellationToken)
    {
        // The server tells of an invitation at once, but it may not be heard at the moment.
        for (var looks = 0; !isAnswered && looks < 2; looks++)
        {
            if (await operation.Completion.CompletesWithinAsync(UcwaDecisions.ShortDoubtLimit, cancellationToken).ConfigureAwait(false))
                return await operation.Completion.ConfigureAwait(false);
            isAnswered = operation.IsSeen;
            if (_server.IsHeard)
                break;
        }
        if (!isAnswered)
            return UcwaErrors.Unknown("the invitation");
        if (await operation.Completion.CompletesWithinAsync(UcwaDecisions.InvitationLimit, cancellationToken).ConfigureAwait(false))
            return await operation.Completion.ConfigureAwait(false);
        CallOff(operation);
        return new LyncException(MessagingError.SendTimeout, "Nobody answered the invitation, and it was called off.", 504);
    }
}
