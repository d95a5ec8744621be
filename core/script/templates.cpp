// SPDX-License-Identifier: MIT

#include "core/script/templates.h"

#include "core/script/opcodes.h"
#include "core/script/scriptreader.h"

#include <algorithm>
#include <array>

namespace lockstep {

namespace {

constexpr std::size_t MaxMultisigKeys = 20;
constexpr std::size_t HashSize = 20;

std::byte pushOf(std::size_t size) { return static_cast<std::byte>(size); }

Bytes concat(std::initializer_list<std::byte> head, ByteSpan middle, std::initializer_list<std::byte> tail)
{
    Bytes script(head);
    append(script, middle);
    script.insert(script.end(), tail.begin(), tail.end());
    return script;
}

/// 1 to 16 have opcodes of their own.
std::byte opcodeOf(std::size_t number)
{
    return static_cast<std::byte>(std::to_integer<std::size_t>(op::One) + number - 1);
}
bool isNumber(std::byte opcode) { return opcode >= op::One && opcode <= op::Sixteen; }
unsigned numberOf(std::byte opcode)
{
    return std::to_integer<unsigned>(opcode) - std::to_integer<unsigned>(op::One) + 1;
}

/// Above 16 a number is pushed as a byte.
void appendSmallNumber(Bytes& script, std::size_t number)
{
    if (number > 16) script.push_back(pushOf(1));
    script.push_back(number > 16 ? static_cast<std::byte>(number) : opcodeOf(number));
}

std::optional<std::size_t> smallNumberOf(const ScriptItem& item)
{
    if (isNumber(item.opcode)) return numberOf(item.opcode);
    if (item.opcode != pushOf(1)) return std::nullopt;
    const auto number = std::to_integer<std::size_t>(item.pushed.front());
    if (number <= 16 || number > MaxMultisigKeys) return std::nullopt;
    return number;
}

bool isPublicKey(ByteSpan bytes)
{
    if (bytes.empty()) return false;
    const auto head = std::to_integer<unsigned>(bytes.front());
    if (head == 2 || head == 3) return bytes.size() == 33;
    return (head == 4 || head == 6 || head == 7) && bytes.size() == 65;
}

bool isPayToPubkey(ByteSpan script)
{
    return script.size() >= 2 && script.back() == op::CheckSig && script.front() == pushOf(script.size() - 2)
        && isPublicKey(script.subspan(1, script.size() - 2));
}

bool isPayToPubkeyHash(ByteSpan script)
{
    return script.size() == HashSize + 5 && script[0] == op::Dup && script[1] == op::Hash160
        && script[2] == pushOf(HashSize) && script[HashSize + 3] == op::EqualVerify
        && script[HashSize + 4] == op::CheckSig;
}

bool isPayToScriptHash(ByteSpan script)
{
    return script.size() == HashSize + 3 && script[0] == op::Hash160 && script[1] == pushOf(HashSize)
        && script[HashSize + 2] == op::Equal;
}

bool isNullData(ByteSpan script)
{
    if (script.empty() || script.front() != op::Return) return false;
    ScriptReader reader(script.subspan(1));
    while (const auto item = reader.next())
        if (item->opcode > op::Sixteen) return false;
    return reader.atEnd();
}

ScriptType classifyWitness(const WitnessProgram& witness)
{
    const std::size_t size = witness.program.size();
    if (witness.version == 0) {
        if (size == 20) return ScriptType::P2wpkh;
        return size == 32 ? ScriptType::P2wsh : ScriptType::Nonstandard;
    }
    return witness.version == 1 && size == 32 ? ScriptType::P2tr : ScriptType::WitnessUnknown;
}

} // namespace

Bytes payToPubkeyHash(const Digest20& keyHash)
{
    return concat({op::Dup, op::Hash160, pushOf(keyHash.size())}, keyHash, {op::EqualVerify, op::CheckSig});
}

Bytes payToScriptHash(const Digest20& scriptHash)
{
    return concat({op::Hash160, pushOf(scriptHash.size())}, scriptHash, {op::Equal});
}

Bytes payToWitnessPubkeyHash(const Digest20& keyHash) { return witnessScriptPubKey(0, keyHash); }
Bytes payToWitnessScriptHash(const Digest32& scriptHash) { return witnessScriptPubKey(0, scriptHash); }
Bytes payToTaproot(const Digest32& outputKey) { return witnessScriptPubKey(1, outputKey); }

Bytes multisigScript(const MultisigScript& parts)
{
    Bytes script;
    appendSmallNumber(script, parts.threshold);
    for (const Bytes& key : parts.keys) {
        script.push_back(pushOf(key.size()));
        append(script, key);
    }
    appendSmallNumber(script, parts.keys.size());
    script.push_back(op::CheckMultisig);
    return script;
}

std::optional<MultisigScript> multisigOf(ByteSpan script)
{
    if (script.empty() || script.back() != op::CheckMultisig) return std::nullopt;
    ScriptReader reader(script.first(script.size() - 1));
    const auto first = reader.next();
    const auto threshold = first ? smallNumberOf(*first) : std::nullopt;
    if (!threshold) return std::nullopt;

    MultisigScript parts{*threshold, {}};
    auto item = reader.next();
    for (; item && isPublicKey(item->pushed); item = reader.next()) {
        if (item->opcode != pushOf(item->pushed.size())) return std::nullopt; // a longer push than needed
        parts.keys.push_back(toBytes(item->pushed));
    }
    const auto count = item ? smallNumberOf(*item) : std::nullopt;
    if (!count || !reader.atEnd() || *count != parts.keys.size() || parts.threshold > *count) return std::nullopt;
    return parts;
}

std::optional<WitnessProgram> witnessProgramOf(ByteSpan scriptPubKey)
{
    if (scriptPubKey.size() < 4 || scriptPubKey.size() > 42) return std::nullopt;
    const std::byte version = scriptPubKey[0];
    if (version != op::Zero && !isNumber(version)) return std::nullopt;
    if (scriptPubKey[1] != pushOf(scriptPubKey.size() - 2)) return std::nullopt;
    return WitnessProgram{version == op::Zero ? 0 : numberOf(version), scriptPubKey.subspan(2)};
}

Bytes witnessScriptPubKey(unsigned version, ByteSpan program)
{
    const std::byte opcode = version == 0 ? op::Zero : opcodeOf(version);
    return concat({opcode, pushOf(program.size())}, program, {});
}

ScriptType classifyScript(ByteSpan scriptPubKey)
{
    if (isPayToScriptHash(scriptPubKey)) return ScriptType::P2sh;
    if (const auto witness = witnessProgramOf(scriptPubKey)) return classifyWitness(*witness);
    if (isPayToPubkeyHash(scriptPubKey)) return ScriptType::P2pkh;
    if (isPayToPubkey(scriptPubKey)) return ScriptType::P2pk;
    if (isNullData(scriptPubKey)) return ScriptType::NullData;
    if (multisigOf(scriptPubKey)) return ScriptType::Multisig;
    return ScriptType::Nonstandard;
}

} // namespace lockstep
