// SPDX-License-Identifier: MIT

#include "core/api/engine/addresses.h"
#include "core/api/engine/engine.h"
#include "core/api/engine/paymentreading.h"
#include "core/script/address.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/paymentrequestrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/wallet/wallet.h"

#include <algorithm>

namespace lockstep {

namespace {

Result<void> labelTransaction(Database& database, WalletId wallet, const Txid& txid, const QString& text)
{
    const auto row = LedgerRepository(database).transaction(wallet, txid);
    if (!row) return row.error();
    if (!*row) return Error{Errc::NotFound, txid.display()};
    return LabelRepository(database).set(wallet, {"tx", txid.display(), text});
}

Result<void> labelAddress(Database& database, const Wallet& wallet, ByteSpan script, const QString& text)
{
    const ScriptPlace* place = wallet.placeOf(script);
    if (!place) return Error{Errc::NotFound, "an address that is not this wallet's"};
    return KeychainRepository(database).setLabel(place->keychain, place->index, text);
}

/// The address that is named, else a fresh one.
Result<ReceivePlace> placeFor(const NewPaymentRequest& request, Wallet& wallet, Network network)
{
    if (request.address.isEmpty()) return wallet.receive(true);
    auto script = scriptFromAddress(request.address.trimmed().toStdString(), network);
    if (!script) return script.error();
    const ScriptPlace* place = wallet.placeOf(*script);
    if (!place) return Error{Errc::NotFound, "an address that is not this wallet's"};
    return ReceivePlace{place->keychain, place->index, *std::move(script), false};
}

/// Else its addresses are fixed, and one has to do for several requests.
bool handsOutFresh(const Wallet& wallet, KeychainId id)
{
    const auto keychains = wallet.keychains();
    const auto keychain = std::ranges::find(keychains, id, &Keychain::id);
    return keychain != keychains.end() && keychain->ranged;
}

/// Its label is that of the address, where it is the first one there: what an earlier payer paid keeps their name.
Result<void> storeRequest(Database& database, const Wallet& wallet, PaymentRequestRow& row)
{
    PaymentRequestRepository requests(database);
    const auto isAsked = requests.isAsked(row.keychain, row.index);
    if (!isAsked) return isAsked.error();
    if (*isAsked && handsOutFresh(wallet, row.keychain))
        return Error{Errc::Refused, "there is a request on this address already"};
    if (!row.label.isEmpty() && !*isAsked)
        if (auto done = labelAddress(database, wallet, row.script, row.label); !done) return done;
    const auto inserted = requests.insert(row);
    if (!inserted) return inserted.error();
    row.id = *inserted;
    return {};
}

} // namespace

Result<void> Engine::setLabel(WalletId id, const LabelTarget& target, const QString& text)
{
    Wallet* wallet = m_manager->wallet(id);
    if (!wallet) return Error{Errc::NoSuchWallet, {}};
    Result<Bytes> script = Bytes();
    const auto* address = std::get_if<QString>(&target);
    if (address) script = scriptFromAddress(address->trimmed().toStdString(), network());
    if (!script) return script.error();
    auto stored = inTransaction(*m_database, Durability::Full, [&]() -> Result<void> {
        auto labelled = address ? labelAddress(*m_database, *wallet, *script, asLabel(text))
                                : labelTransaction(*m_database, id, std::get<Txid>(target), asLabel(text));
        return labelled ? WalletRepository(*m_database).noteEdit(id) : labelled;
    });
    if (stored) tellEdited(id);
    return stored;
}

Result<PaymentRequest> Engine::addRequest(WalletId id, const NewPaymentRequest& request)
{
    Wallet* wallet = m_manager->wallet(id);
    if (!wallet) return Error{Errc::NoSuchWallet, {}};
    PaymentRequestRow row;
    row.wallet = id;
    row.amount = request.amount;
    row.label = asLabel(request.label);
    row.message = asLabel(request.message);
    row.createdAt = clock().unixSeconds();
    const auto stored = inTransaction(*m_database, Durability::Full, [&]() -> Result<void> {
        const auto place = placeFor(request, *wallet, network());
        if (!place) return place.error();
        row.keychain = place->keychain;
        row.index = place->index;
        row.script = place->script;
        if (auto done = storeRequest(*m_database, *wallet, row); !done) return done;
        return WalletRepository(*m_database).noteEdit(id);
    });
    // Also after a failure: what was handed out and rolled back is in the wallet's memory still.
    (void)m_manager->refreshWallet(id);
    if (!stored) return stored.error();
    tellEdited(id);
    return paymentRequest(row, network());
}

Result<void> Engine::removeRequest(std::int64_t request)
{
    const auto id = inTransaction(*m_database, Durability::Full, [&]() -> Result<WalletId> {
        auto owner = PaymentRequestRepository(*m_database).remove(request);
        if (!owner) return owner;
        if (auto noted = WalletRepository(*m_database).noteEdit(*owner); !noted) return noted.error();
        return owner;
    });
    if (!id) return id.error();
    tellEdited(*id);
    return {};
}

} // namespace lockstep
