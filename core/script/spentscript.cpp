// SPDX-License-Identifier: MIT

#include "core/script/spentscript.h"

#include "core/script/scriptreader.h"
#include "core/script/templates.h"

namespace lockstep {

namespace {

constexpr std::size_t CompressedKey = 33;
constexpr std::size_t UncompressedKey = 65;

/// What the last opcode of a scriptSig pushes: a key, or the script that was hashed. Empty if it pushes nothing.
ByteSpan lastPush(ByteSpan scriptSig)
{
    ScriptReader reader(scriptSig);
    ByteSpan last;
    while (const auto item = reader.next()) last = item->pushed;
    return reader.atEnd() ? last : ByteSpan();
}

} // namespace

std::vector<Bytes> shownScripts(const TxIn& input)
{
    if (!input.scriptSig.empty()) {
        const ByteSpan last = lastPush(input.scriptSig);
        if (last.empty()) return {};
        std::vector<Bytes> scripts{payToScriptHash(hash160(last))};
        const bool mayBeKey = last.size() == CompressedKey || last.size() == UncompressedKey;
        if (mayBeKey) scripts.push_back(payToPubkeyHash(hash160(last)));
        return scripts;
    }
    if (input.witness.size() < 2 || input.witness.back().empty()) return {};
    const Bytes& last = input.witness.back();
    std::vector<Bytes> scripts{payToWitnessScriptHash(sha256(last))};
    if (input.witness.size() == 2 && last.size() == CompressedKey)
        scripts.push_back(payToWitnessPubkeyHash(hash160(last)));
    return scripts;
}

std::optional<Bytes> certainScript(const TxIn& input)
{
    if (input.scriptSig.empty() || input.witness.empty()) return std::nullopt;
    const ByteSpan redeemScript = ByteSpan(input.scriptSig).subspan(1); // one plain push
    if (std::to_integer<std::size_t>(input.scriptSig.front()) != redeemScript.size()) return std::nullopt;
    if (!witnessProgramOf(redeemScript)) return std::nullopt;
    return payToScriptHash(hash160(redeemScript));
}

} // namespace lockstep
