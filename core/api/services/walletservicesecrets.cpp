// SPDX-License-Identifier: MIT

#include "core/api/engine/engine.h"
#include "core/api/engine/passphrasecost.h"
#include "core/api/engine/walletcopies.h"
#include "core/api/services/walletservice.h"

#include <QThreadPool>

namespace lockstep {

namespace {

/// What opens the records: for a wallet without a passphrase, nothing. Errors: Damaged, Unsupported.
Result<std::optional<ByteSpan>> keyOf(const SealedKeys& sealed, const SecureBytes& passphrase)
{
    const auto isProtected = sealed.needsPassphrase();
    if (!isProtected) return isProtected.error();
    return *isProtected ? std::optional(passphrase.span()) : std::nullopt;
}

Result<RevealedSecrets> revealed(const SealedKeys& sealed, const SecureBytes& passphrase)
{
    const auto key = keyOf(sealed, passphrase);
    if (!key) return key.error();
    const auto keys = UnlockedKeys::unlock(sealed, *key);
    if (!keys) return keys.error();
    const auto words = keys->words();
    if (!words) return words.error();
    auto descriptor = keys->privateDescriptor();
    if (!descriptor) return descriptor.error();
    return RevealedSecrets{words->words(), *std::move(descriptor)};
}

} // namespace

QFuture<Result<RevealedSecrets>> WalletService::reveal(WalletId wallet, SecureBytes passphrase)
{
    const Answer<RevealedSecrets> answer;
    const auto secret = std::make_shared<const SecureBytes>(std::move(passphrase));
    runOn(&m_engine, [this, wallet, secret, answer] {
        const auto sealed = m_engine.sealedKeys(wallet);
        if (!sealed) return answer.give(sealed.error());
        m_workers.start([secret, answer, sealed = *sealed] { answer.give(revealed(sealed, *secret)); });
    });
    return answer.future();
}

QFuture<Result<void>> WalletService::confirmWords(WalletId wallet, SecureBytes words, SecureBytes bip39Passphrase)
{
    const Answer<void> answer;
    const auto typed = std::make_shared<const SecureBytes>(std::move(words));
    const auto extension = std::make_shared<const SecureBytes>(std::move(bip39Passphrase));
    runOn(&m_engine, [this, wallet, typed, extension, answer] {
        const auto sealed = m_engine.sealedKeys(wallet);
        if (!sealed) return answer.give(sealed.error());
        m_workers.start([this, wallet, typed, extension, answer, sealed = *sealed] {
            const auto phrase = Mnemonic::parse(typed->span());
            if (!phrase) return answer.give(phrase.error());
            if (auto same = compareWords(sealed, *phrase, extension->span()); !same) return answer.give(same);
            runOn(&m_engine, [this, wallet, answer] { answer.give(m_engine.confirmWords(wallet)); });
        });
    });
    return answer.future();
}

QFuture<Result<void>> WalletService::changePassphrase(WalletId wallet, SecureBytes old,
                                                      std::optional<SecureBytes> fresh)
{
    const Answer<void> answer;
    const auto before = std::make_shared<const SecureBytes>(std::move(old));
    const auto after = std::make_shared<const std::optional<SecureBytes>>(std::move(fresh));
    const auto rewrapped = [this, wallet, before, after, answer](const SealedKeys& sealed) {
        const auto key = keyOf(sealed, *before);
        if (!key) return answer.give(key.error());
        const auto newKey = *after ? std::optional<ByteSpan>((*after)->span()) : std::nullopt;
        const auto wrap = rewrap(sealed, *key, newKey, newKey ? m_cost.params() : Argon2Params());
        if (!wrap) return answer.give(wrap.error());
        askAfterCopy<void>(
            m_copies, WalletChange::Passphrase, &m_engine, answer,
            [engine = &m_engine, wallet, sealed, wrap = *wrap] { return engine->changeWrap(wallet, sealed, wrap); });
    };
    runOn(&m_engine, [this, wallet, answer, rewrapped] {
        const auto sealed = m_engine.sealedKeys(wallet);
        if (!sealed) return answer.give(sealed.error());
        m_workers.start([rewrapped, sealed = *sealed] { rewrapped(sealed); });
    });
    return answer.future();
}

} // namespace lockstep
