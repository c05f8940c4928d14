using System.Buffers.Binary;
using System.Reflection.Emit;

namespace PracticeReview.Tests.Architecture;

/// <summary>The metadata tokens in the instructions of a method.</summary>
public static class Tokens
{
    private static readonly Dictionary<int, OpCode> s_codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    public static IEnumerable<int> In(byte[] instructions)
    {
        for (var at = 0; at < instructions.Length;)
        {
            int value = instructions[at++];
            if (value == 0xFE)
            {
                value = 0xFE00 | instructions[at++];
            }
            switch (s_codes[value].OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BinaryPrimitives.ReadInt32LittleEndian(instructions.AsSpan(at));
                    at += 4;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(instructions.AsSpan(at));
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }
}
