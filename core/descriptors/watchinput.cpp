// SPDX-License-Identifier: MIT

#include "core/descriptors/watchinput.h"

#include "core/descriptors/privatekeyscan.h"
#include "core/descriptors/slip132.h"
#include "core/descriptors/textlines.h"
#include "core/script/address.h"
#include "core/util/hex.h"

#include <algorithm>

namespace lockstep {

namespace {

/// 12 to 24 words of small letters: nobody else writes like that.
bool looksLikeRecoveryWords(std::string_view text)
{
    std::size_t words = 0;
    while (!text.empty()) {
        const std::size_t begin = text.find_first_not_of(" \t\r\n");
        if (begin == std::string_view::npos) break;
        text.remove_prefix(begin);
        const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
        const bool isPlain = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
        if (!isPlain || word.size() < 3 || word.size() > 8) return false;
        ++words;
        text.remove_prefix(word.size());
    }
    return words >= 12 && words <= 24 && words % 3 == 0;
}

/// "Receive: wpkh(...)": the label goes.
std::string_view withoutLabel(std::string_view line)
{
    const std::size_t colon = line.substr(0, line.find_first_of("([")).rfind(':');
    return colon == std::string_view::npos ? line : trimmed(line.substr(colon + 1));
}

Result<WatchInput> fromDescriptor(std::string_view text, Network network)
{
    auto descriptor = parseWithSlip132(text, network);
    if (!descriptor) return descriptor.error();
    WatchInput input{std::move(*descriptor)};
    input.hadChecksum = text.find('#') != std::string_view::npos;
    return input;
}

/// Of any network, and one with a typing mistake: as a key it would seem to be cut off.
bool isAddress(std::string_view text, Network network)
{
    constexpr std::size_t LongestBase58 = 35;
    const auto script = scriptFromAddress(text, network);
    if (script || script.error().code == Errc::WrongNetwork) return true;
    const bool isKeyCutOff = text.size() > LongestBase58 || text.find("pub") == 1;
    return script.error().code == Errc::BadChecksum && !isKeyCutOff;
}

Result<WatchInput> fromKey(std::string_view text, Network network, std::optional<AccountType> type)
{
    if (isAddress(text, network)) return Error{Errc::Malformed, "this is an address, not a key"};
    const auto asDescriptor = descriptorOfKeyText(text, network, type);
    if (!asDescriptor) return asDescriptor.error();
    auto descriptor = Descriptor::parse(*asDescriptor, network);
    if (!descriptor) return descriptor.error();
    WatchInput input{std::move(*descriptor)};
    input.isAccountKey = true;
    input.hadChecksum = true; // an extended key carries one
    return input;
}

/// Two lines that are a pair become one, in the place of the first.
void pairUp(std::vector<WatchInput>& inputs)
{
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        for (std::size_t j = i + 1; j < inputs.size(); ++j) {
            auto both = Descriptor::paired(inputs[i].descriptor, inputs[j].descriptor);
            if (!both) continue;
            inputs[i].descriptor = std::move(*both);
            inputs[i].isPair = true;
            inputs[i].hadChecksum &= inputs[j].hadChecksum;
            inputs.erase(inputs.begin() + static_cast<std::ptrdiff_t>(j));
            break;
        }
    }
}

bool covers(const Descriptor& whole, const std::string& identity)
{
    if (whole.identity() == identity) return true;
    for (std::size_t i = 0; whole.branchCount() > 1 && i < whole.branchCount(); ++i)
        if (whole.branch(i).identity() == identity) return true;
    return false;
}

/// Programs write a wallet as a whole and its branches besides.
void dropCovered(std::vector<WatchInput>& inputs)
{
    std::vector<WatchInput> kept;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const std::string identity = inputs[i].descriptor.identity();
        const bool isRepeated
            = std::ranges::any_of(kept, [&](const WatchInput& other) { return covers(other.descriptor, identity); });
        const bool comesWhole = std::any_of(
            inputs.begin() + static_cast<std::ptrdiff_t>(i) + 1, inputs.end(), [&](const WatchInput& later) {
                return later.descriptor.branchCount() > 1 && later.descriptor.identity() != identity
                    && covers(later.descriptor, identity);
            });
        if (!isRepeated && !comesWhole) kept.push_back(inputs[i]);
    }
    inputs = std::move(kept);
}

std::string scriptWord(DescriptorKind kind)
{
    switch (kind) {
    case DescriptorKind::Pkh: return "pkh";
    case DescriptorKind::Wpkh: return "wpkh";
    case DescriptorKind::ShWpkh: return "sh(wpkh)";
    case DescriptorKind::Tr: return "tr";
    case DescriptorKind::Wsh: return "wsh";
    case DescriptorKind::ShWsh: return "sh(wsh)";
    case DescriptorKind::Addr: return "address";
    case DescriptorKind::Raw: break;
    }
    return "script";
}

} // namespace

std::string WatchInput::what() const
{
    std::string text = scriptWord(descriptor.kind());
    const auto origins = descriptor.origins();
    if (origins.empty()) return text;
    if (descriptor.kind() == DescriptorKind::Wsh || descriptor.kind() == DescriptorKind::ShWsh)
        text += " multisig, " + std::to_string(descriptor.threshold()) + " of " + std::to_string(descriptor.keyCount());
    else
        text += descriptor.isRanged() ? " account key" : " key";
    if (origins.size() == 1 && origins.front())
        text += ", fingerprint " + toHex(origins.front()->fingerprint) + ", path " + origins.front()->path.toString();
    if (descriptor.isRanged() && descriptor.branchCount() == 1) text += ", one branch";
    return text;
}

Result<std::vector<WatchInput>> parseWatchInput(std::string_view text, Network network, std::optional<AccountType> type)
{
    if (text.size() > MaxWatchInputSize) return Error{Errc::OutOfRange, "more than 1,000,000 bytes"};
    if (holdsPrivateKey(text)) return Error{Errc::PrivateKeyGiven, "a private key"};
    if (looksLikeRecoveryWords(text)) return Error{Errc::PrivateKeyGiven, "recovery words"};

    const std::vector<TextLine> lines = meaningfulLines(text, MaxWatchInputs);
    if (lines.empty()) return Error{Errc::Malformed, "nothing to watch"};
    if (lines.size() > MaxWatchInputs) return Error{Errc::OutOfRange, "more than 100 lines"};
    std::vector<WatchInput> inputs;
    for (const TextLine& line : lines) {
        const std::string_view content = withoutLabel(line.text);
        const bool isDescriptor = content.find('(') != std::string_view::npos;
        auto input = isDescriptor ? fromDescriptor(content, network) : fromKey(content, network, type);
        if (!input) return lines.size() == 1 ? input.error() : atLine(line.number, input.error());
        input->line = line.number;
        inputs.push_back(std::move(*input));
    }
    dropCovered(inputs);
    pairUp(inputs);
    return inputs;
}

} // namespace lockstep
