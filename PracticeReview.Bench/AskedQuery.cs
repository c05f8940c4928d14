using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using PracticeReview.Data.People;

namespace PracticeReview.Bench;

/// <summary>A query in the words in which the portal asked it.</summary>
internal sealed record AskedQuery(string Sql, NpgsqlParameter[] Parameters)
{
    /// <summary>Writes down what is asked until it is disposed. Nothing else may ask meanwhile.</summary>
    public static IDisposable Listen(List<AskedQuery> asked)
    {
        var subscriptions = new Subscriptions();
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(listener =>
        {
            if (listener.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
            {
                subscriptions.Add(listener.Subscribe(new Observer<KeyValuePair<string, object?>>(heard =>
                {
                    if (heard.Key == RelationalEventId.CommandExecuting.Name && heard.Value is CommandEventData { Command: DbCommand command })
                    {
                        asked.Add(new AskedQuery(command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(parameter => parameter.Clone())]));
                    }
                })));
            }
        })));
        return subscriptions;
    }

    /// <summary>Tells a transaction on whose behalf it asks.</summary>
    public static async Task ActAsAsync(NpgsqlConnection connection, StaffActor actor, CancellationToken cancellation)
    {
        await using var tell = connection.CreateCommand();
        tell.CommandText = "select set_config('practicereview.staff_id', $1, true)";
        tell.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor.Id.ToString() });
        await tell.ExecuteNonQueryAsync(cancellation);
    }

    private sealed class Observer<T>(Action<T> heard) : IObserver<T>
    {
        public void OnNext(T value) => heard(value);
        public void OnCompleted() { }
        public void OnError(Exception error) { }
    }

    private sealed class Subscriptions : IDisposable
    {
        private readonly List<IDisposable> _all = [];

        public void Add(IDisposable subscription) => _all.Add(subscription);

        public void Dispose() => _all.ForEach(subscription => subscription.Dispose());
    }
}
