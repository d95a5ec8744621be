// SPDX-License-Identifier: MIT

#include "core/api/engine/walletmaking.h"

#include "core/chain/networkparams.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace lockstep {

namespace {

/// One handler for each alternative of a variant.
template <typename... Handlers>
struct Cases : Handlers...
{
    using Handlers::operator()...;
};

Result<WalletDraft> draftOfKeys(const KeysOrigin& keys, Network network, const Argon2Choice& choice)
{
    const auto words = Mnemonic::parse(keys.words.span());
    if (!words) return words.error();
    Sealing sealing;
    if (keys.protection.passphrase) {
        sealing.passphrase = keys.protection.passphrase->span();
        sealing.params = choice();
    }
    return draftFromKeys(*words, keys.bip39Passphrase.span(), keys.type, network, sealing, keys.account);
}

} // namespace

Result<WalletDraft> draftOf(const NewWallet& wallet, Network network, const Argon2Choice& choice)
{
    return std::visit(Cases{[&](const KeysOrigin& keys) { return draftOfKeys(keys, network, choice); },
                            [&](const WatchOrigin& watch) { return draftFromText(watch.text, watch.type, network); },
                            [&](const AddressesOrigin& list) { return draftFromAddresses(list.text, network); }},
                      wallet.origin);
}

BirthdayParts partsOf(const Birthday& birthday, std::int64_t now)
{
    return std::visit(Cases{[](Birthday::Unknown) { return BirthdayParts{}; },
                            [&](Birthday::Now) {
                                return BirthdayParts{{}, now};
                            },
                            [](BlockHeight height) {
                                return BirthdayParts{height, {}};
                            },
                            [](const QDate& day) {
                                return BirthdayParts{{}, day.startOfDay(QTimeZone::utc()).toSecsSinceEpoch()};
                            }},
                      birthday.since);
}

WalletSetup setupOf(const NewWallet& wallet, const WalletDraft& draft, std::int64_t now)
{
    WalletSetup setup;
    setup.name = wallet.name;
    if (wallet.lookahead) setup.lookahead = static_cast<std::uint32_t>(*wallet.lookahead);
    const BirthdayParts birthday = partsOf(wallet.birthday, now);
    setup.birthday = birthday.block;
    setup.birthdayTime = birthday.time;
    if (!birthday.block && !birthday.time) setup.birthday = lowestHeight(draft.addresses).value_or(BlockHeight{0});
    setup.syncedTo = {BlockHeight{0}, networkParams(draft.network).genesisHash};
    setup.catchingUp = true;
    setup.createdAt = now;
    const auto* keys = std::get_if<KeysOrigin>(&wallet.origin);
    if (keys && keys->wordsConfirmed) setup.wordsConfirmedAt = now;
    return setup;
}

} // namespace lockstep
