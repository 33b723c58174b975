using System;
using System.Collections.Generic;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Reads JSON with the framework's own reader, which shows it as XML.</summary>
internal static class JsonReader
{
    /// <summary>The namespace of members whose names are none in XML; their attribute of the same name holds the name.</summary>
    private const string Item = "item";

    private const int DeepestNesting = 64;

    private static readonly XmlDictionaryReaderQuotas Quotas = new()
    {
        MaxDepth = DeepestNesting,
        MaxArrayLength = int.MaxValue,
        MaxBytesPerRead = int.MaxValue,
        MaxNameTableCharCount = int.MaxValue,
        MaxStringContentLength = int.MaxValue,
    };

    /// <summary>The value; null where <paramref name="body"/> is not JSON.</summary>
    public static JsonNode? TryRead(byte[] body)
    {
        try
        {
            var start = StartOf(body);
            using var reader = JsonReaderWriterFactory.CreateJsonReader(body, start, body.Length - start, Encoding.UTF8, Quotas, null);
            reader.MoveToContent();
            var value = Read(reader);
            while (reader.Read())
            {
                // Throws where something follows the value.
            }
            return value;
        }
        catch (Exception e) when (e is XmlException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Behind the byte order mark, where there is one.</summary>
    private static int StartOf(byte[] body) => body.Length >= 3 && body[0] == 0xEF && body[1] == 0xBB && body[2] == 0xBF ? 3 : 0;

    private static JsonNode Read(XmlDictionaryReader reader)
    {
        switch (reader.GetAttribute("type"))
        {
            case "object":
                var members = new List<KeyValuePair<string, JsonNode>>();
                ReadChildren(reader, () => members.Add(new KeyValuePair<string, JsonNode>(NameOf(reader), Read(reader))));
                return JsonNode.OfObject(members);
            case "array":
                var items = new List<JsonNode>();
                ReadChildren(reader, () => items.Add(Read(reader)));
                return JsonNode.OfArray(items);
            case "null":
                reader.ReadElementContentAsString();
                return JsonNode.OfText(null);
            default:
                return JsonNode.OfText(reader.ReadElementContentAsString());
        }
    }

    private static void ReadChildren(XmlDictionaryReader reader, Action read)
    {
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        if (isEmpty)
            return;
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
                read();
            else if (!reader.Read())
                throw new XmlException("It ends too early.");
        }
        reader.Read();
    }

    private static string NameOf(XmlDictionaryReader reader) =>
        reader.NamespaceURI == Item && reader.GetAttribute(Item) is { } name ? name : reader.LocalName;
}
