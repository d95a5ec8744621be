// SPDX-License-Identifier: MIT

#include "core/api/words.h"

#include "core/crypto/random.h"
#include "core/keys/mnemonic.h"
#include "core/keys/recoverywords.h"

#include <string>

namespace lockstep {

namespace {

constexpr std::size_t MaxCompletions = 8;
constexpr std::size_t SystemRandomness = 32; ///< Bytes: as much as 24 words have.

PhraseLength lengthOf(int count) { return count == 24 ? PhraseLength::Words24 : PhraseLength::Words12; }

} // namespace

SecureBytes newRecoveryWords(int count)
{
    return Mnemonic::random(lengthOf(count)).words();
}

int randomnessNeeded(HandEntropy kind, int count) { return static_cast<int>(handEntropyNeeded(kind, lengthOf(count))); }

Result<int> randomnessTyped(const OwnRandomness& own)
{
    const auto count = handEntropyCount(own.kind, own.typed.span());
    if (!count) return count.error();
    return static_cast<int>(*count);
}

Result<SecureBytes> newRecoveryWords(int count, const OwnRandomness& own)
{
    const SecureBytes system = randomSecret(SystemRandomness);
    const auto phrase = mixedPhrase(own.kind, own.typed.span(), system.span(), lengthOf(count));
    if (!phrase) return phrase.error();
    return phrase->words();
}

Result<void> checkRecoveryWords(ByteSpan words)
{
    const auto phrase = Mnemonic::parse(words);
    return phrase ? Result<void>() : phrase.error();
}

std::optional<ElectrumSeed> electrumSeedOf(ByteSpan words)
{
    const auto phrase = Mnemonic::parse(words);
    const bool isOtherwiseRight = !phrase && phrase.error().code == Errc::BadChecksum;
    return isOtherwiseRight ? electrumSeed(words) : std::nullopt;
}

Result<void> compareRecoveryWords(ByteSpan typed, ByteSpan original)
{
    const auto right = Mnemonic::parse(original);
    if (!right) return right.error();
    std::string_view rest(static_cast<const char*>(static_cast<const void*>(typed.data())), typed.size());
    for (std::size_t i = 0; i < right->wordCount(); ++i) {
        const std::size_t end = rest.find(' ');
        if (recoveryWordIndex(rest.substr(0, end)) != recoveryWordIndex(right->word(i)))
            return Error{Errc::Refused, std::to_string(i + 1)};
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return rest.empty() ? Result<void>() : Error{Errc::Refused, std::to_string(right->wordCount() + 1)};
}

std::vector<std::string_view> recoveryWordCompletions(std::string_view typed)
{
    return recoveryWordsBeginningWith(typed, MaxCompletions);
}

std::optional<std::string_view> recoveryWordMeant(std::string_view typed) { return nearestRecoveryWord(typed); }

} // namespace lockstep
