using PracticeReview.Data.Families.Area;

namespace PracticeReview.Data.Families;

/// <summary>In which words a person is told what they agree to (guidance 1.2, 1.6).</summary>
public enum AgreementReader
{
    Adult,
    /// <summary>About 12 to 17 years old.</summary>
    YoungPerson,
    /// <summary>About 8 to 11 years old; the words are read together with a grown-up they trust.</summary>
    Child,
    /// <summary>Very short sentences, each beside a picture.</summary>
    EasyRead,
}

/// <summary>Which words go with which age.</summary>
public static class AgreementReaders
{
    /// <summary>
    /// Whether nobody asks an agreement of somebody of this age before it is recorded what they understand and who decides with them (guidance 1.2).
    /// Whose age nobody asked may be a child.
    /// </summary>
    public static bool NeedGrounds(AgeGroup? age) => age is null or AgeGroup.UnderSixteen or AgeGroup.TwelveToFifteen or AgeGroup.UnderTwelve;

    /// <summary>The words for an age. Who is only known to be under 16 is told in the words for young people.</summary>
    public static AgreementReader For(AgeGroup age) => age switch
    {
        AgeGroup.Adult => AgreementReader.Adult,
        AgeGroup.UnderTwelve => AgreementReader.Child,
        _ => AgreementReader.YoungPerson,
    };
}
