using System.Collections.Generic;
using System.IO;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Writes the body of a request: an object of texts, lists of texts and objects, in the order in which they were added.</summary>
internal sealed class JsonBody
{
    private readonly List<KeyValuePair<string, object>> _members = new();

    /// <summary>Adds a member; one without a value is left out.</summary>
    public JsonBody Add(string name, string? value)
    {
        if (value is not null)
            _members.Add(new KeyValuePair<string, object>(name, value));
        return this;
    }

    public JsonBody Add(string name, long value)
    {
        _members.Add(new KeyValuePair<string, object>(name, value));
        return this;
    }

    public JsonBody Add(string name, IReadOnlyList<string> values)
    {
        _members.Add(new KeyValuePair<string, object>(name, values));
        return this;
    }

    public JsonBody Add(string name, JsonBody value)
    {
        _members.Add(new KeyValuePair<string, object>(name, value));
        return this;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = JsonReaderWriterFactory.CreateJsonWriter(stream, new UTF8Encoding(false), ownsStream: false))
            Write(writer, "root", this);
        return stream.ToArray();
    }

    private static void Write(XmlDictionaryWriter writer, string name, object value)
    {
        writer.WriteStartElement(name);
        switch (value)
        {
            case JsonBody body:
                writer.WriteAttributeString("type", "object");
                foreach (var member in body._members)
                    Write(writer, member.Key, member.Value);
                break;
            case IReadOnlyList<string> list:
                writer.WriteAttributeString("type", "array");
                foreach (var item in list)
                    Write(writer, "item", item);
                break;
            case long number:
                writer.WriteAttributeString("type", "number");
                writer.WriteValue(number);
                break;
            default:
                writer.WriteString((string)value);
                break;
        }
        writer.WriteEndElement();
    }
}
