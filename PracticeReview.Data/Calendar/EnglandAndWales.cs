namespace PracticeReview.Data.Calendar;

/// <summary>
/// The bank holidays of England and Wales as the government published them, year by year, with the single ones and the
/// moved ones. A year is entered here only once it has been published whole; what is not here is not guessed.
/// </summary>
public static class EnglandAndWales
{
    /// <summary>The first day for which the holidays are known.</summary>
    public static DateOnly KnownFrom { get; } = new(2019, 1, 1);

    /// <summary>The last day for which the holidays are known.</summary>
    public static DateOnly KnownTo { get; } = new(2027, 12, 31);

    /// <summary>Every bank holiday from <see cref="KnownFrom"/> to <see cref="KnownTo"/>, in order.</summary>
    public static IReadOnlyList<BankHoliday> BankHolidays { get; } =
    [
        On(2019, 1, 1, NewYear), On(2019, 4, 19, GoodFriday), On(2019, 4, 22, EasterMonday), On(2019, 5, 6, EarlyMay),
        On(2019, 5, 27, Spring), On(2019, 8, 26, Summer), On(2019, 12, 25, Christmas), On(2019, 12, 26, BoxingDay),

        // The early May holiday was moved to a Friday for the 75th anniversary of VE Day.
        On(2020, 1, 1, NewYear), On(2020, 4, 10, GoodFriday), On(2020, 4, 13, EasterMonday),
        On(2020, 5, 8, EarlyMay + " (VE Day)"), On(2020, 5, 25, Spring), On(2020, 8, 31, Summer),
        On(2020, 12, 25, Christmas), On(2020, 12, 28, BoxingDay + Substitute),

        On(2021, 1, 1, NewYear), On(2021, 4, 2, GoodFriday), On(2021, 4, 5, EasterMonday), On(2021, 5, 3, EarlyMay),
        On(2021, 5, 31, Spring), On(2021, 8, 30, Summer), On(2021, 12, 27, Christmas + Substitute),
        On(2021, 12, 28, BoxingDay + Substitute),

        // The spring holiday was moved to a Thursday, beside the Platinum Jubilee.
        On(2022, 1, 3, NewYear + Substitute), On(2022, 4, 15, GoodFriday), On(2022, 4, 18, EasterMonday),
        On(2022, 5, 2, EarlyMay), On(2022, 6, 2, Spring), On(2022, 6, 3, "Platinum Jubilee bank holiday"),
        On(2022, 8, 29, Summer), On(2022, 9, 19, "State Funeral of Queen Elizabeth II"), On(2022, 12, 26, BoxingDay),
        On(2022, 12, 27, Christmas + Substitute),

        On(2023, 1, 2, NewYear + Substitute), On(2023, 4, 7, GoodFriday), On(2023, 4, 10, EasterMonday),
        On(2023, 5, 1, EarlyMay), On(2023, 5, 8, "Coronation of King Charles III"), On(2023, 5, 29, Spring),
        On(2023, 8, 28, Summer), On(2023, 12, 25, Christmas), On(2023, 12, 26, BoxingDay),

        On(2024, 1, 1, NewYear), On(2024, 3, 29, GoodFriday), On(2024, 4, 1, EasterMonday), On(2024, 5, 6, EarlyMay),
        On(2024, 5, 27, Spring), On(2024, 8, 26, Summer), On(2024, 12, 25, Christmas), On(2024, 12, 26, BoxingDay),

        On(2025, 1, 1, NewYear), On(2025, 4, 18, GoodFriday), On(2025, 4, 21, EasterMonday), On(2025, 5, 5, EarlyMay),
        On(2025, 5, 26, Spring), On(2025, 8, 25, Summer), On(2025, 12, 25, Christmas), On(2025, 12, 26, BoxingDay),

        On(2026, 1, 1, NewYear), On(2026, 4, 3, GoodFriday), On(2026, 4, 6, EasterMonday), On(2026, 5, 4, EarlyMay),
        On(2026, 5, 25, Spring), On(2026, 8, 31, Summer), On(2026, 12, 25, Christmas),
        On(2026, 12, 28, BoxingDay + Substitute),

        On(2027, 1, 1, NewYear), On(2027, 3, 26, GoodFriday), On(2027, 3, 29, EasterMonday), On(2027, 5, 3, EarlyMay),
        On(2027, 5, 31, Spring), On(2027, 8, 30, Summer), On(2027, 12, 27, Christmas + Substitute),
        On(2027, 12, 28, BoxingDay + Substitute),
    ];

    private const string NewYear = "New Year's Day";
    private const string GoodFriday = "Good Friday";
    private const string EasterMonday = "Easter Monday";
    private const string EarlyMay = "Early May bank holiday";
    private const string Spring = "Spring bank holiday";
    private const string Summer = "Summer bank holiday";
    private const string Christmas = "Christmas Day";
    private const string BoxingDay = "Boxing Day";
    private const string Substitute = ", substitute day";

    private static BankHoliday On(int year, int month, int day, string name) => new(new DateOnly(year, month, day), name);
}
