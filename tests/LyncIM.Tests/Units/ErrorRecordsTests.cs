using System;
using System.Linq;
using System.Management.Automation;
using LyncIM.Commands;
using LyncIM.Messaging;

namespace LyncIM.Tests.Units;

public sealed class ErrorRecordsTests
{
    public static TheoryData<string, ErrorCategory> Categories => new()
    {
        { "LyncSdkNotFound", ErrorCategory.NotInstalled },
        { "LyncSdkConflict", ErrorCategory.InvalidOperation },
        { "LyncClientNotRunning", ErrorCategory.ResourceUnavailable },
        { "LyncClientRegistrationBroken", ErrorCategory.ResourceUnavailable },
        { "LyncNotSignedIn", ErrorCategory.AuthenticationError },
        { "SignInFailed", ErrorCategory.AuthenticationError },
        { "InvalidSipAddress", ErrorCategory.InvalidArgument },
        { "ConversationNotFound", ErrorCategory.ObjectNotFound },
        { "ConversationEnded", ErrorCategory.InvalidOperation },
        { "RecipientUnavailable", ErrorCategory.ResourceUnavailable },
        { "RecipientNotFound", ErrorCategory.ObjectNotFound },
        { "RecipientDeclined", ErrorCategory.PermissionDenied },
        { "MessageTooLong", ErrorCategory.LimitsExceeded },
        { "FormatNotSupported", ErrorCategory.InvalidData },
        { "SendTimeout", ErrorCategory.OperationTimeout },
        { "StartTimeout", ErrorCategory.OperationTimeout },
        { "ConnectTimeout", ErrorCategory.OperationTimeout },
        { "LyncFailure", ErrorCategory.NotSpecified },
    };

    [Theory]
    [MemberData(nameof(Categories))]
    public void Every_error_has_its_id_its_category_its_target_and_says_what_to_do(string id, ErrorCategory category)
    {
        var exception = new LyncException(Enum.Parse<MessagingError>(id), "What is wrong.", 0x80EF01E0);
        var record = ErrorRecords.From(exception, "kim@contoso.com");
        Assert.Equal(id, record.FullyQualifiedErrorId);
        Assert.Equal(category, record.CategoryInfo.Category);
        Assert.Equal("kim@contoso.com", record.TargetObject);
        Assert.EndsWith("What is wrong.", record.ErrorDetails.Message);
        Assert.EndsWith(".", record.ErrorDetails.RecommendedAction);
        Assert.Equal(480, exception.SipStatus);
    }

    [Fact]
    public void No_error_is_left_out() => Assert.Equal(
        Enum.GetNames<MessagingError>().Order(), Categories.Select(row => (string)row[0]).Order());

    [Theory]
    [InlineData(0x80EF01E0u, 480, "SIP 480 Temporarily Unavailable")]
    [InlineData(0x80EF025Bu, 603, "SIP 603 Decline")]
    [InlineData(0x80EF012Cu, 300, "SIP 300")]
    [InlineData(0x80EF02BBu, 699, "SIP 699")]
    [InlineData(0x80EF012Bu, null, "0x80EF012B")]
    [InlineData(0x80EF02BCu, null, "0x80EF02BC")]
    [InlineData(0x800706BAu, null, "0x800706BA")]
    public void A_code_is_decoded_where_it_holds_a_SIP_status(uint code, int? status, string shown)
    {
        Assert.Equal(status, SipStatus.FromCode(code));
        Assert.Equal(shown, SipStatus.Describe(code));
    }
}
