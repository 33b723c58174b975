using System;
using System.Linq;
using System.Management.Automation;
using LyncIM.Commands;

namespace LyncIM.Tests.Units;

public sealed class ErrorRecordsTests
{
    public static TheoryData<string, ErrorCategory> Categories => new()
    {
        { "LyncSdkNotFound", ErrorCategory.NotInstalled },
        { "LyncSdkConflict", ErrorCategory.InvalidOperation },
        { "LyncClientNotRunning", ErrorCategory.ResourceUnavailable },
        { "LyncClientRegistrationBroken", ErrorCategory.ResourceUnavailable },
        { "ServerNotFound", ErrorCategory.ResourceUnavailable },
        { "ServerFailure", ErrorCategory.ConnectionError },
        { "UnknownClient", ErrorCategory.InvalidArgument },
        { "MissingArgument", ErrorCategory.InvalidArgument },
        { "ReplyTimeout", ErrorCategory.OperationTimeout },
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
        var exception = new LyncException(Enum.Parse<MessagingError>(id), "What is wrong.", sipStatus: 480);
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
    [InlineData(480, "SIP 480 Temporarily Unavailable")]
    [InlineData(603, "SIP 603 Decline")]
    [InlineData(300, "SIP 300")]
    [InlineData(699, "SIP 699")]
    public void A_status_is_told_with_its_phrase_where_it_has_one(int status, string shown) =>
        Assert.Equal(shown, SipStatus.Describe(status));
}
