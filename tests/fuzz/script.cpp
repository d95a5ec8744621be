// SPDX-License-Identifier: MIT

#include "core/script/address.h"
#include "core/script/opcodes.h"
#include "core/script/scriptreader.h"
#include "core/script/templates.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <array>

namespace lockstep::fuzz {

namespace {

/// One for each set of prefixes.
constexpr std::array Networks{Network::Mainnet, Network::Testnet4, Network::Regtest};

/// The reader's steps put together again are the script.
void checkReader(ByteSpan script)
{
    ScriptReader reader(script);
    std::size_t seen = 0;
    while (const auto item = reader.next()) {
        const bool isPush = item->opcode <= op::PushData4;
        require(isPush || item->pushed.empty(), "an opcode that is no push carries nothing");
        std::size_t width = 0;
        if (item->opcode == op::PushData1) width = 1;
        if (item->opcode == op::PushData2) width = 2;
        if (item->opcode == op::PushData4) width = 4;
        seen += 1 + width + item->pushed.size();
        require(seen <= script.size(), "no step goes past the end");
        require(item->pushed.empty() || item->pushed.data() == script.data() + (seen - item->pushed.size()),
                "a step views its own bytes");
    }
    require(!reader.next(), "the end stays the end");
    require(!reader.atEnd() || seen == script.size(), "every byte was understood");
}

void checkAddresses(ByteSpan script, ScriptType type)
{
    constexpr std::array WithAddress{ScriptType::P2pkh, ScriptType::P2sh, ScriptType::P2wpkh,
                                     ScriptType::P2wsh, ScriptType::P2tr, ScriptType::WitnessUnknown};
    for (const Network network : Networks) {
        const auto address = addressOf(script, network);
        const bool hasOne = std::ranges::find(WithAddress, type) != WithAddress.end();
        require(address.has_value() == hasOne, "the standard types have an address, others none");
        if (!address) continue;
        const auto back = scriptFromAddress(*address, network);
        require(back && std::ranges::equal(*back, script), "an address stands for its script");
    }
}

void checkScript(ByteSpan script)
{
    checkReader(script);
    const ScriptType type = classifyScript(script);
    const auto multisig = multisigOf(script);
    require(multisig.has_value() == (type == ScriptType::Multisig), "classified as what it is read as");
    if (multisig) require(std::ranges::equal(multisigScript(*multisig), script), "multisig, taken apart and built");
    if (const auto witness = witnessProgramOf(script))
        require(std::ranges::equal(witnessScriptPubKey(witness->version, witness->program), script),
                "witness program, taken apart and built");
    checkAddresses(script, type);
}

/// 1 to 20 keys of either length, and a threshold that fits.
void checkBuilt(Choices choices)
{
    MultisigScript parts;
    const std::size_t keys = 1 + choices.below(20);
    parts.threshold = 1 + choices.below(keys);
    for (std::size_t i = 0; i < keys; ++i) {
        const bool isFull = choices.below(2) == 1;
        Bytes key = toBytes(choices.take(isFull ? 65 : 33));
        key.resize(isFull ? 65 : 33);
        key.front() = isFull ? std::byte{4} : std::byte{2};
        parts.keys.push_back(std::move(key));
    }
    const auto read = multisigOf(multisigScript(parts));
    require(read && read->threshold == parts.threshold && read->keys == parts.keys, "multisig, built and taken apart");
}

void checkTemplates(Choices choices)
{
    Digest32 hash{};
    std::ranges::copy(choices.take(32), hash.begin());
    Digest20 shortHash{};
    std::copy_n(hash.begin(), 20, shortHash.begin());
    require(classifyScript(payToPubkeyHash(shortHash)) == ScriptType::P2pkh, "P2PKH");
    require(classifyScript(payToScriptHash(shortHash)) == ScriptType::P2sh, "P2SH");
    require(classifyScript(payToWitnessPubkeyHash(shortHash)) == ScriptType::P2wpkh, "P2WPKH");
    require(classifyScript(payToWitnessScriptHash(hash)) == ScriptType::P2wsh, "P2WSH");
    require(classifyScript(payToTaproot(hash)) == ScriptType::P2tr, "P2TR");
    checkScript(payToPubkeyHash(shortHash));
    checkScript(payToScriptHash(shortHash));
    checkScript(payToTaproot(hash));
}

void run(ByteSpan input)
{
    checkScript(input);
    checkTemplates(Choices(input));
    checkBuilt(Choices(input));
}

std::vector<Bytes> seeds()
{
    const std::string key = "210279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
    return {hexSeed("76a914" + std::string(40, 'a') + "88ac"),
            hexSeed("a914" + std::string(40, 'a') + "87"),
            hexSeed("0014" + std::string(40, 'a')),
            hexSeed("5120" + std::string(64, 'a')),
            hexSeed("60020102"),
            hexSeed(key + "ac"),
            hexSeed("51" + key + "51ae"),
            hexSeed("52" + key + key + key + "53ae"),
            hexSeed("6a0548656c6c6f"),
            hexSeed("4c0201024d0200abcd4e020000001234")};
}

} // namespace

constinit const Target ScriptTarget{"script", 2'048, run, seeds};

} // namespace lockstep::fuzz
