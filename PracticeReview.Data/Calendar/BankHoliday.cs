namespace PracticeReview.Data.Calendar;

/// <summary>A day, in London, on which working-day clocks stand still although it isn't a weekend.</summary>
/// <param name="Day">The day off itself: for a holiday that falls on a weekend, its substitute day.</param>
/// <param name="Name">What people call it, in English, as it appears in explanations.</param>
public sealed record BankHoliday(DateOnly Day, string Name);
