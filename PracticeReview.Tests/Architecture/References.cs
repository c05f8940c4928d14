using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PracticeReview.Tests.Architecture;

/// <summary>That <paramref name="From"/> mentions <paramref name="To"/>: in a signature, a field, a base, an attribute or the body of a method.</summary>
/// <param name="From">The full name of the outermost type.</param>
/// <param name="To">The full name of a type, or of one of its members after two colons.</param>
public sealed record Reference(string From, string To);

/// <summary>
/// Reads an assembly's own tables and instructions, so that a reference in the middle of a method, or in a class the compiler
/// made for a lambda or an async method, counts like one in a signature.
/// </summary>
public static class References
{
    public static IReadOnlySet<Reference> Of(System.Reflection.Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = file.GetMetadataReader();
        var names = new Names(reader);
        var found = new HashSet<Reference>();
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var from = names.Outermost(handle);
            foreach (var to in MentionedBy(file, reader, names, type))
            {
                found.Add(new Reference(from, to));
            }
        }
        return found;
    }

    private static IEnumerable<string> MentionedBy(PEReader file, MetadataReader reader, Names names, TypeDefinition type)
    {
        IEnumerable<EntityHandle> whole = [type.BaseType, .. type.GetInterfaceImplementations().Select(i => reader.GetInterfaceImplementation(i).Interface),
            .. type.GetCustomAttributes().Select(a => reader.GetCustomAttribute(a).Constructor)];
        foreach (var name in whole.SelectMany(names.Of))
        {
            yield return name;
        }
        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition))
        {
            foreach (var name in field.DecodeSignature(names, null))
            {
                yield return name;
            }
        }
        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            var signature = method.DecodeSignature(names, null);
            foreach (var name in signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(parameter => parameter)).Concat(BodyOf(file, reader, names, method)))
            {
                yield return name;
            }
        }
    }

    private static IEnumerable<string> BodyOf(PEReader file, MetadataReader reader, Names names, MethodDefinition method)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return [];
        }
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        var found = body.LocalSignature.IsNil ? [] : reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null).SelectMany(local => local).ToList();
        found.AddRange(body.ExceptionRegions.SelectMany(region => names.Of(region.CatchType)));
        found.AddRange(Tokens.In(body.GetILBytes()!).SelectMany(token => names.Of(MetadataTokens.EntityHandle(token))));
        return found;
    }

    private sealed class Names(MetadataReader reader) : ISignatureTypeProvider<IEnumerable<string>, object?>
    {
        public string Outermost(TypeDefinitionHandle handle)
        {
            var type = reader.GetTypeDefinition(handle);
            return type.GetDeclaringType() is { IsNil: false } outer ? Outermost(outer) : Join(type.Namespace, type.Name);
        }

        public IEnumerable<string> Of(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
        {
            HandleKind.TypeDefinition => [Outermost((TypeDefinitionHandle)handle)],
            HandleKind.TypeReference => [Referenced((TypeReferenceHandle)handle)],
            HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
            HandleKind.MemberReference => Member(reader.GetMemberReference((MemberReferenceHandle)handle)),
            HandleKind.MethodDefinition => Method(reader.GetMethodDefinition((MethodDefinitionHandle)handle)),
            HandleKind.FieldDefinition => [Outermost(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType())],
            HandleKind.MethodSpecification => Specified(reader.GetMethodSpecification((MethodSpecificationHandle)handle)),
            _ => [],
        };

        private IEnumerable<string> Method(MethodDefinition method)
        {
            var owner = Outermost(method.GetDeclaringType());
            return [owner, owner + "::" + reader.GetString(method.Name)];
        }

        private IEnumerable<string> Member(MemberReference member)
        {
            var owners = Of(member.Parent).ToList();
            return owners is [] ? [] : [.. owners, owners[0] + "::" + reader.GetString(member.Name)];
        }

        private IEnumerable<string> Specified(MethodSpecification method) =>
            Of(method.Method).Concat(method.DecodeSignature(this, null).SelectMany(argument => argument));

        private string Referenced(TypeReferenceHandle handle)
        {
            var type = reader.GetTypeReference(handle);
            return type.ResolutionScope.Kind == HandleKind.TypeReference ? Referenced((TypeReferenceHandle)type.ResolutionScope) : Join(type.Namespace, type.Name);
        }

        private string Join(StringHandle space, StringHandle name) => space.IsNil ? reader.GetString(name) : reader.GetString(space) + "." + reader.GetString(name);

        public IEnumerable<string> GetArrayType(IEnumerable<string> elementType, ArrayShape shape) => elementType;
        public IEnumerable<string> GetByReferenceType(IEnumerable<string> elementType) => elementType;
        public IEnumerable<string> GetFunctionPointerType(MethodSignature<IEnumerable<string>> signature) => signature.ParameterTypes.SelectMany(type => type).Concat(signature.ReturnType);
        public IEnumerable<string> GetGenericInstantiation(IEnumerable<string> genericType, ImmutableArray<IEnumerable<string>> typeArguments) => genericType.Concat(typeArguments.SelectMany(type => type));
        public IEnumerable<string> GetGenericMethodParameter(object? genericContext, int index) => [];
        public IEnumerable<string> GetGenericTypeParameter(object? genericContext, int index) => [];
        public IEnumerable<string> GetModifiedType(IEnumerable<string> modifier, IEnumerable<string> unmodifiedType, bool isRequired) => unmodifiedType.Concat(modifier);
        public IEnumerable<string> GetPinnedType(IEnumerable<string> elementType) => elementType;
        public IEnumerable<string> GetPointerType(IEnumerable<string> elementType) => elementType;
        public IEnumerable<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];
        public IEnumerable<string> GetSZArrayType(IEnumerable<string> elementType) => elementType;
        public IEnumerable<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [Outermost(handle)];
        public IEnumerable<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [Referenced(handle)];
        public IEnumerable<string> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
    }
}
