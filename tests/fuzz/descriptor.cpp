// SPDX-License-Identifier: MIT

#include "core/descriptors/descriptor.h"

#include "core/descriptors/keyexpression.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/text.h"

#include <array>

namespace lockstep::fuzz {

namespace {

constexpr std::size_t MostKeys = 20;

void requireSameScripts(const Descriptor& descriptor, const Descriptor& again)
{
    for (std::size_t branch = 0; branch < descriptor.branchCount(); ++branch) {
        for (const std::uint32_t index : {0U, 1U, Descriptor::MaxIndex}) {
            const auto script = descriptor.scriptPubKey(branch, index);
            if (!script) continue; // the one key in 2^127; no input will find it
            require(*script == again.scriptPubKey(branch, index).value(), "read again, the same scripts");
            const auto derived = descriptor.derive(branch, index);
            require(derived && derived->scriptPubKey == *script, "what a PSBT asks for is of the same script");
            require(derived->keys.size() == descriptor.keyCount(), "every key is told");
            require(*script == descriptor.branch(branch).scriptPubKey(0, index).value(), "a branch can stand alone");
        }
        (void)descriptor.keyPath(branch, 17);
    }
}

/// Halves that were taken apart find together again, or are no pair: never a wrong one.
void checkPair(const Descriptor& descriptor)
{
    if (descriptor.branchCount() != 2) return;
    const auto pair = Descriptor::paired(descriptor.branch(0), descriptor.branch(1));
    if (!pair) return;
    require(pair->branchCount() == 2, "a pair has two branches");
    const Bytes receive = descriptor.scriptPubKey(0, 3).value();
    const Bytes change = descriptor.scriptPubKey(1, 3).value();
    const Bytes first = pair->scriptPubKey(0, 3).value();
    const Bytes second = pair->scriptPubKey(1, 3).value();
    require((first == receive && second == change) || (first == change && second == receive), "of the same scripts");
}

void checkChecksum(std::string text, Network network)
{
    require(text.size() > 9 && text[text.size() - 9] == '#', "written with its checksum");
    require(descriptorChecksum(std::string_view(text).substr(0, text.size() - 9)).value()
                == text.substr(text.size() - 8),
            "which is the checksum of what is before it");
    text.back() = text.back() == 'q' ? 'p' : 'q';
    require(!Descriptor::parse(text, network), "a wrong one is refused");
}

/// The first byte is the network, the second says whether the right checksum is put behind the text.
void run(ByteSpan input)
{
    Choices choices(input);
    const Network network = chosenNetwork(choices);
    const bool withChecksum = choices.below(2) == 1;
    std::string text = textOf(choices.rest());
    const auto checksum = descriptorChecksum(text);
    if (withChecksum && checksum) text += '#' + *checksum;

    const auto descriptor = Descriptor::parse(text, network);
    if (!descriptor) return;
    require(descriptor->branchCount() >= 1 && descriptor->branchCount() <= KeyExpression::MaxBranches, "few branches");
    require(descriptor->keyCount() <= MostKeys && descriptor->threshold() <= descriptor->keyCount(), "few keys");

    const std::string written = descriptor->toString();
    const auto again = Descriptor::parse(written, network);
    require(again.has_value(), "what we write we can read");
    require(again->toString() == written && again->identity() == descriptor->identity(), "and it is the same");
    requireSameScripts(*descriptor, *again);
    checkChecksum(written, network);
    checkPair(*descriptor);
}

std::vector<Bytes> seeds()
{
    const std::string xpub = "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4"
                             "ZeZXYVUhLv1VMrjPC7PW6V";
    const std::string key = "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
    const std::string other = "02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5";
    std::vector<Bytes> inputs;
    for (const std::string& text :
         {"wpkh([73c5da0a/84h/0h/0h]" + xpub + "/<0;1>/*)", "wpkh(" + xpub + "/5/<3;1;2>/7)", "pkh(" + key + ")",
          "sh(wpkh(" + xpub + "/0/*))", "tr(" + key.substr(2) + ")", "tr(" + xpub + "/<0;1>/*)",
          "wsh(multi(1," + key + "," + xpub + "/1/*))", "sh(wsh(sortedmulti(2," + key + "," + other + ")))",
          std::string("addr(1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa)"), "raw(21" + key + "ac)"}) {
        inputs.push_back(withHead({0, 0}, bytesOf(text)));
        inputs.push_back(withHead({0, 1}, bytesOf(text)));
    }
    return inputs;
}

} // namespace

constinit const Target DescriptorTarget{"descriptor", 2'048, run, seeds};

} // namespace lockstep::fuzz
