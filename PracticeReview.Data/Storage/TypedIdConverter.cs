using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PracticeReview.Data.Storage;

internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, Construct())
    where TId : struct, ITypedId<TId>
{
    // An expression tree cannot call the static abstract From, so it calls the constructor.
    private static Expression<Func<Guid, TId>> Construct()
    {
        var value = Expression.Parameter(typeof(Guid), "value");
        return Expression.Lambda<Func<Guid, TId>>(Expression.New(typeof(TId).GetConstructor([typeof(Guid)])!, value), value);
    }
}
