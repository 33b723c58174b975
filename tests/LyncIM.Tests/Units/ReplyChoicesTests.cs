using LyncIM.Session;

namespace LyncIM.Tests.Units;

/// <summary>What is taken for an answer, where there are choices.</summary>
public sealed class ReplyChoicesTests
{
    private static readonly ReplyChoices YesNo = new(["Yes", "No"]);

    [Theory]
    [InlineData("Yes", "Yes")]
    [InlineData(" yes\r\n", "Yes")]
    [InlineData("YES!", "Yes")]
    [InlineData("\"yes\"", "Yes")]
    [InlineData("no.", "No")]
    [InlineData("Yes, please do", "Yes")]
    [InlineData("no way", "No")]
    [InlineData("y", "Yes")]
    [InlineData("N", "No")]
    [InlineData("1", "Yes")]
    [InlineData("#2", "No")]
    public void A_text_means_the_choice_that_it_is_or_begins_with_or_begins_or_numbers(string text, string choice) =>
        Assert.Equal(choice, YesNo.Match(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?")]
    [InlineData("maybe")]
    [InlineData("I do not know")]
    [InlineData("yesterday")]
    [InlineData("not yes")]
    [InlineData("yes and no")]
    [InlineData("no, I mean yes")]
    [InlineData("0")]
    [InlineData("3")]
    [InlineData("-1")]
    public void Anything_else_means_none(string text) => Assert.Null(YesNo.Match(text));

    [Theory]
    [InlineData("no", "No")]
    [InlineData("not", "Not now")]
    [InlineData("not now", "Not now")]
    [InlineData("Not now, thanks", "Not now")]
    [InlineData("n", null)]
    public void A_whole_choice_comes_before_the_beginning_of_another(string text, string? choice) =>
        Assert.Equal(choice, new ReplyChoices(["No", "Not now"]).Match(text));

    [Theory]
    [InlineData("2", "2")]
    [InlineData("1", "1")]
    [InlineData("3", "1")]
    public void Numbers_that_are_choices_come_before_the_numbers_of_choices(string text, string choice) =>
        Assert.Equal(choice, new ReplyChoices(["4", "2", "1"]).Match(text));

    [Fact]
    public void The_question_shows_them() => Assert.Equal("Yes / No", YesNo.Shown);
}
