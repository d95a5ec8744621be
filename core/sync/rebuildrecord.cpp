// SPDX-License-Identifier: MIT

#include "core/sync/rebuildrecord.h"

#include "core/storage/ledgerrepository.h"
#include "core/storage/settingrepository.h"

#include <QCryptographicHash>

#include <map>
#include <sstream>

namespace lockstep {

namespace {

QString keyOf(WalletId wallet) { return QStringLiteral("rebuild_%1").arg(wallet.value); }

bool isUpTo(const TxRow& row, BlockHeight to) { return row.block && row.block->height <= to; }

} // namespace

Result<RebuildRecord> RebuildRecord::of(Database& database, WalletId wallet, BlockHeight to)
{
    const auto rows = LedgerRepository(database).transactions(wallet);
    if (!rows) return rows.error();
    const auto coins = LedgerRepository(database).coins(wallet);
    if (!coins) return coins.error();
    RebuildRecord record;
    record.to = to;
    std::map<Txid, bool> counted;
    for (const TxRow& row : *rows) counted[row.txid] = isUpTo(row, to);
    QCryptographicHash digest(QCryptographicHash::Sha256);
    for (const auto& [txid, isCounted] : counted) {
        if (!isCounted) continue;
        digest.addData(QByteArray::fromStdString(txid.display()));
        ++record.payments;
    }
    record.digest = digest.result().toHex().toStdString();
    for (const StoredCoin& coin : *coins) {
        if (coin.frozen) record.frozen.push_back(coin.outpoint);
        const bool isThere = counted[coin.outpoint.txid];
        const bool isSpent = coin.spentBy && counted[*coin.spentBy];
        if (isThere && !isSpent) record.balance += coin.amount.satoshis();
    }
    return record;
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
    std::uint32_t index = 0;
    while (in >> txid >> index)
        if (const auto known = Txid::fromDisplay(txid)) record.frozen.push_back({*known, index});
    return std::optional(std::move(record));
}

Result<void> RebuildRecord::keep(Database& database, WalletId wallet) const
{
    std::ostringstream out;
    out << to.value << ' ' << payments << ' ' << balance << ' ' << digest;
    for (const OutPoint& coin : frozen) out << ' ' << coin.txid.display() << ' ' << coin.index;
    return SettingRepository(database).set(keyOf(wallet), out.str());
}

Result<void> RebuildRecord::forget(Database& database, WalletId wallet)
{
    return SettingRepository(database).set(keyOf(wallet), {});
}

} // namespace lockstep
