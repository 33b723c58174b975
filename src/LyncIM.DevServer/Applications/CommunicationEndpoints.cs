using System;
using System.Linq;
using LyncIM.DevServer.Events;
using LyncIM.DevServer.Http;

namespace LyncIM.DevServer.Applications;

/// <summary>What a client can do.</summary>
internal static class CommunicationEndpoints
{
    private static readonly string[] Formats = ["Plain", "Html"];
    private static readonly string[] Modalities = ["Messaging", "PhoneAudio"];

    public static void Map(Routes routes)
    {
        routes.Get("/communication", Get);
        routes.Put("/communication", Put);
    }

    /// <summary>Tells the application what it can do now.</summary>
    public static void TellUpdated(Application application)
    {
        var href = application.Href("/communication");
        application.Tell(new UcwaEvent("communication", href, "updated", "communication", href)
            .With(ApplicationResource.Communication(application)));
    }

    /// <summary>The formats that a client names, in our spelling.</summary>
    public static string[] FormatsOf(Input input) =>
        KnownOf(input, "supportedMessageFormats", Formats, UcwaException.Invalid("There is no such format."));

    /// <summary>The modalities that a client names, in our spelling; none but messages and the phone are to be had.</summary>
    public static string[] ModalitiesOf(Input input) =>
        KnownOf(input, "supportedModalities", Modalities, UcwaException.Forbidden("The modality is not available."));

    private static Reply Get(UcwaRequest request)
    {
        var etag = $"\"{request.Application.CommunicationETag}\"";
        return request.IfNoneMatch == etag
            ? Reply.NotModified
            : Reply.Of(ApplicationResource.Communication(request.Application)).With("ETag", etag);
    }

    private static Reply Put(UcwaRequest request)
    {
        var application = request.Application;
        if (request.IfMatch is not { Length: > 2 } etag || !etag.StartsWith('"') || !etag.EndsWith('"'))
            throw UcwaException.NoETag();
        if (etag.Trim('"') != application.CommunicationETag)
            throw UcwaException.Mismatch();
        if (!request.Input.Has(application.CommunicationKey))
            throw UcwaException.Invalid("A PUT brings back all properties, that with the random name among them.");
        application.Support(ModalitiesOf(request.Input), FormatsOf(request.Input));
        TellUpdated(application);
        return Reply.NoContent;
    }

    private static string[] KnownOf(Input input, string name, string[] known, UcwaException otherwise) => input.Texts(name)
        .Select(text => known.FirstOrDefault(value => value.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? throw otherwise)
        .Distinct()
        .ToArray();
}
