// SPDX-License-Identifier: MIT

#include "core/descriptors/node.h"

#include "core/script/templates.h"
#include "core/util/hex.h"

#include <algorithm>
#include <numeric>

namespace lockstep {

namespace {

using Kind = Descriptor::Node::Kind;

std::string_view nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Pkh: return "pkh";
    case Kind::Wpkh: return "wpkh";
    case Kind::Sh: return "sh";
    case Kind::Wsh: return "wsh";
    case Kind::Tr: return "tr";
    case Kind::Multi: return "multi";
    case Kind::SortedMulti: return "sortedmulti";
    case Kind::Addr: return "addr";
    case Kind::Raw: break;
    }
    return "raw";
}

std::string call(Kind kind, const std::string& arguments) { return std::string(nameOf(kind)) + '(' + arguments + ')'; }

Result<DerivedOutput> single(const KeyExpression& key, std::size_t branch, std::uint32_t index)
{
    auto derived = key.derive(branch, index);
    if (!derived) return derived.error();
    DerivedOutput output;
    output.keys.push_back(std::move(*derived));
    return output;
}

Result<DerivedOutput> taproot(const KeyExpression& key, std::size_t branch, std::uint32_t index)
{
    auto output = single(key, branch, index);
    if (!output) return output;
    const auto outputKey = taprootOutputKey(output->keys.front().point.xOnly());
    if (!outputKey) return outputKey.error();
    output->scriptPubKey = payToTaproot(*outputKey);
    return output;
}

/// BIP67: sortedmulti orders the keys by their bytes.
void sortKeys(std::vector<DerivedKey>& keys)
{
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) -> const Bytes& { return keys[i].publicKey; });
    std::vector<DerivedKey> sorted;
    sorted.reserve(keys.size());
    for (const std::size_t i : order) sorted.push_back(std::move(keys[i]));
    keys = std::move(sorted);
}

Result<DerivedOutput> multisig(const Descriptor::Node& node, std::size_t branch, std::uint32_t index)
{
    DerivedOutput output;
    for (const KeyExpression& key : node.keys) {
        auto derived = key.derive(branch, index);
        if (!derived) return derived.error();
        output.keys.push_back(std::move(*derived));
    }
    if (node.kind == Kind::SortedMulti) sortKeys(output.keys);
    MultisigScript parts{node.threshold, {}};
    for (const DerivedKey& key : output.keys) parts.keys.push_back(key.publicKey);
    output.scriptPubKey = multisigScript(parts);
    return output;
}

} // namespace

std::string Descriptor::Node::toString(Network network) const
{
    switch (kind) {
    case Kind::Sh:
    case Kind::Wsh: return call(kind, inner->toString(network));
    case Kind::Addr: return call(kind, address);
    case Kind::Raw: return call(kind, toHex(script));
    default: break;
    }
    std::string arguments = threshold > 0 ? std::to_string(threshold) + ',' : std::string();
    for (const KeyExpression& key : keys) arguments += key.toString(network) + ',';
    arguments.pop_back();
    return call(kind, arguments);
}

std::string Descriptor::Node::identityText() const
{
    if (inner) return call(kind, inner->identityText());
    if (kind == Kind::Addr || kind == Kind::Raw) return call(Kind::Raw, toHex(script));
    std::vector<std::string> parts;
    for (const KeyExpression& key : keys) parts.push_back(key.identity());
    if (kind == Kind::SortedMulti) std::ranges::sort(parts);
    std::string arguments = std::to_string(threshold);
    for (const std::string& part : parts) arguments += ',' + part;
    return call(kind, arguments);
}

Result<DerivedOutput> Descriptor::Node::derive(std::size_t branch, std::uint32_t index) const
{
    switch (kind) {
    case Kind::Addr:
    case Kind::Raw: return DerivedOutput{script, {}, {}, {}};
    case Kind::Multi:
    case Kind::SortedMulti: return multisig(*this, branch, index);
    case Kind::Tr: return taproot(keys.front(), branch, index);
    default: break;
    }
    auto output = inner ? inner->derive(branch, index) : single(keys.front(), branch, index);
    if (!output) return output;
    switch (kind) {
    case Kind::Pkh: output->scriptPubKey = payToPubkeyHash(hash160(output->keys.front().publicKey)); break;
    case Kind::Wpkh: output->scriptPubKey = payToWitnessPubkeyHash(hash160(output->keys.front().publicKey)); break;
    case Kind::Wsh:
        output->witnessScript = std::move(output->scriptPubKey);
        output->scriptPubKey = payToWitnessScriptHash(sha256(output->witnessScript));
        break;
    default: // Sh
        output->redeemScript = std::move(output->scriptPubKey);
        output->scriptPubKey = payToScriptHash(hash160(output->redeemScript));
    }
    return output;
}

} // namespace lockstep
