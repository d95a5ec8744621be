// SPDX-License-Identifier: MIT

#include "core/sync/state/rebuildrecord.h"

#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/settingrepository.h"

#include <QCryptographicHash>

#include <sstream>

namespace lockstep {

namespace {

QString keyOf(WalletId wallet) { return QStringLiteral("rebuild_%1").arg(wallet.value); }

} // namespace

Result<RebuildRecord> RebuildRecord::of(Database& database, WalletId wallet, BlockHeight to)
{
    LedgerRepository ledger(database);
    const auto payments = ledger.confirmedUpTo(wallet, to);
    if (!payments) return payments.error();
    const auto balance = ledger.unspentAt(wallet, to);
    if (!balance) return balance.error();
    QCryptographicHash digest(QCryptographicHash::Sha256);
    for (const Txid& txid : *payments) digest.addData(QByteArray::fromStdString(txid.display()));
    return RebuildRecord{
        to, static_cast<std::int32_t>(payments->size()), *balance, digest.result().toHex().toStdString(), {}};
}

Result<std::optional<RebuildRecord>> RebuildRecord::kept(Database& database, WalletId wallet)
{
    const auto text = SettingRepository(database).value(keyOf(wallet));
    if (!text) return text.error();
    if (!*text || (*text)->empty()) return std::optional<RebuildRecord>();
    RebuildRecord record;
    std::istringstream in(**text);
    in >> record.to.value >> record.payments >> record.balance >> record.digest;
    if (!in) return Error{Errc::Damaged, "what was kept of a wallet that is rebuilt"};
    std::string txid;
    for (std::uint32_t index = 0; in >> txid >> index;)
        if (const auto known = Txid::fromDisplay(txid)) record.frozen.push_back({*known, index});
    return std::optional(std::move(record));
}

Result<void> RebuildRecord::keep(Database& database, WalletId wallet) const
{
    std::ostringstream out;
    out << to.value << ' ' << payments << ' ' << balance << ' ' << digest;
    return SettingRepository(database).set(keyOf(wallet), out.str());
}

Result<void> RebuildRecord::forget(Database& database, WalletId wallet)
{
    return SettingRepository(database).set(keyOf(wallet), {});
}

} // namespace lockstep
