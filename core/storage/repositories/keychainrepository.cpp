// SPDX-License-Identifier: MIT

#include "core/storage/repositories/keychainrepository.h"

namespace lockstep {

namespace {

KeychainRow readKeychain(Cells& cells)
{
    KeychainRow row;
    row.id = cells.id<KeychainId>();
    row.wallet = cells.id<WalletId>();
    row.role = cells.enumerator(KeychainRole::Imported);
    row.descriptor = cells.utf8();
    row.branch = cells.uint32();
    row.nextIndex = cells.uint32();
    row.shownIndex = cells.maybe([&] { return cells.uint32(); });
    return row;
}

ScriptRow readScript(Cells& cells)
{
    ScriptRow row;
    row.keychain = cells.id<KeychainId>();
    row.index = cells.uint32();
    row.script = cells.bytes();
    row.label = cells.text();
    return row;
}

// With what was paid to it: grouped by script.
#define LOCKSTEP_USED_SCRIPT_COLUMNS                                                                                   \
    u"script.keychain_id, script.idx, script.script, script.label,"                                                    \
    u" count(DISTINCT coin.txid) FILTER (WHERE tx.heard = 0),"                                                         \
    u" coalesce(sum(coin.amount) FILTER (WHERE coin.spent_by IS NULL AND tx.height IS NOT NULL), 0),"                  \
    u" coalesce(sum(coin.amount) FILTER (WHERE tx.height IS NOT NULL), 0),"                                            \
    u" coalesce(sum(coin.amount) FILTER (WHERE tx.height IS NULL AND tx.heard = 0), 0),"                               \
    u" coalesce(sum(coin.amount) FILTER (WHERE tx.height IS NULL AND tx.heard = 1), 0), max(tx.height)"
#define LOCKSTEP_USED_SCRIPT_JOINS                                                                                     \
    u" LEFT JOIN coin ON coin.keychain_id = script.keychain_id AND coin.idx = script.idx"                              \
    u" LEFT JOIN tx ON tx.wallet_id = coin.wallet_id AND tx.txid = coin.txid"

ScriptRow readScriptWithUse(Cells& cells)
{
    ScriptRow row = readScript(cells);
    row.transactions = cells.int32();
    row.balance = cells.int64();
    row.confirmed = cells.int64();
    row.pending = cells.int64();
    row.unverified = cells.int64();
    row.confirmedAt = cells.maybe([&] { return cells.height(); });
    row.used = row.transactions > 0;
    return row;
}

} // namespace

Result<KeychainId> KeychainRepository::insert(const KeychainRow& row)
{
    const auto id = m_db.insert(u"INSERT INTO keychain (wallet_id, role, descriptor, branch, next_index, shown_index)"
                                u" VALUES (?, ?, ?, ?, ?, ?)",
                                row.wallet, row.role, row.descriptor, row.branch, row.nextIndex, row.shownIndex);
    if (!id) return id.error();
    return KeychainId{*id};
}

Result<std::vector<KeychainRow>> KeychainRepository::ofWallet(WalletId wallet)
{
    return m_db.all(u"SELECT id, wallet_id, role, descriptor, branch, next_index, shown_index FROM keychain"
                    u" WHERE wallet_id = ? ORDER BY id",
                    readKeychain, wallet);
}

Result<void> KeychainRepository::setNextIndex(KeychainId id, std::uint32_t nextIndex)
{
    return m_db.run(u"UPDATE keychain SET next_index = ? WHERE id = ?", nextIndex, id);
}

Result<void> KeychainRepository::setShownIndex(KeychainId id, std::uint32_t shownIndex)
{
    return m_db.run(u"UPDATE keychain SET shown_index = ? WHERE id = ?", shownIndex, id);
}

Result<void> KeychainRepository::addScript(const ScriptRow& row)
{
    return m_db.run(u"INSERT INTO script (keychain_id, idx, script, label) VALUES (?, ?, ?, ?)", row.keychain,
                    row.index, row.script, row.label);
}

Result<std::vector<ScriptRow>> KeychainRepository::scripts(KeychainId keychain)
{
    return m_db.all(u"SELECT keychain_id, idx, script, label FROM script WHERE keychain_id = ? ORDER BY idx",
                    readScript, keychain);
}

Result<std::optional<ScriptRow>> KeychainRepository::script(KeychainId keychain, std::uint32_t index)
{
    return m_db.first(u"SELECT keychain_id, idx, script, label FROM script WHERE keychain_id = ? AND idx = ?",
                      readScript, keychain, index);
}

Result<std::vector<ScriptRow>> KeychainRepository::shownScripts(WalletId wallet)
{
    return m_db.all(
        u"SELECT " LOCKSTEP_USED_SCRIPT_COLUMNS u" FROM keychain"
        u" JOIN script ON script.keychain_id = "
        u"keychain.id" LOCKSTEP_USED_SCRIPT_JOINS u" WHERE keychain.wallet_id = ? AND script.idx < keychain.next_index"
        u" GROUP BY script.keychain_id, script.idx ORDER BY script.keychain_id, script.idx",
        readScriptWithUse, wallet);
}

Result<std::vector<Bytes>> KeychainRepository::frozenScripts(WalletId wallet)
{
    return m_db.all(
        u"SELECT DISTINCT script.script FROM coin"
        u" JOIN script ON script.keychain_id = coin.keychain_id AND script.idx = coin.idx"
        u" WHERE coin.wallet_id = ? AND coin.spent_by IS NULL AND coin.frozen",
        [](Cells& cells) { return cells.bytes(); }, wallet);
}

Result<std::vector<ScriptOwner>> KeychainRepository::ownersOf(ByteSpan script)
{
    const auto read = [](Cells& cells) {
        ScriptOwner owner;
        owner.script = readScriptWithUse(cells);
        owner.keychain = readKeychain(cells);
        owner.wallet = owner.keychain.wallet;
        owner.walletName = cells.text();
        return owner;
    };
    // It would be broken in the middle of words.
    // clang-format off
    return m_db.all(u"SELECT " LOCKSTEP_USED_SCRIPT_COLUMNS u", keychain.id, keychain.wallet_id, keychain.role,"
                    u" keychain.descriptor, keychain.branch, keychain.next_index, keychain.shown_index, wallet.name"
                    u" FROM script JOIN keychain ON keychain.id = script.keychain_id"
                    u" JOIN wallet ON wallet.id = keychain.wallet_id" LOCKSTEP_USED_SCRIPT_JOINS
                    u" WHERE script.script = ? AND wallet.removed = 0 GROUP BY script.keychain_id, script.idx"
                    u" ORDER BY wallet.kind, wallet.sort_order, script.keychain_id, script.idx",
                    read, script);
    // clang-format on
}

Result<std::vector<WalletId>> KeychainRepository::watchersOf(ByteSpan script)
{
    return m_db.all(
        u"SELECT DISTINCT keychain.wallet_id FROM script JOIN keychain ON keychain.id = script.keychain_id"
        u" WHERE script.script = ? AND +keychain.wallet_id IN (SELECT id FROM wallet WHERE removed = 0)",
        [](Cells& cells) { return cells.id<WalletId>(); }, script);
}

Result<void> KeychainRepository::setLabel(KeychainId keychain, std::uint32_t index, const QString& label)
{
    const auto changed
        = m_db.change(u"UPDATE script SET label = ? WHERE keychain_id = ? AND idx = ?", label, keychain, index);
    if (!changed) return changed.error();
    if (*changed == 0) return Error{Errc::NotFound, "no such script"};
    return {};
}

Result<std::int64_t> KeychainRepository::usedCount(WalletId wallet)
{
    const auto used = m_db.first(
        u"SELECT count(*) FROM (SELECT DISTINCT coin.keychain_id, coin.idx FROM coin JOIN tx ON tx.wallet_id ="
        u" coin.wallet_id AND tx.txid = coin.txid WHERE coin.wallet_id = ? AND tx.heard = 0)",
        [](Cells& cells) { return cells.int64(); }, wallet);
    if (!used) return used.error();
    return used->value_or(0);
}

Result<bool> KeychainRepository::isUsed(KeychainId keychain, std::uint32_t index)
{
    const auto used = m_db.first(
        u"SELECT 1 FROM coin WHERE keychain_id = ? AND idx = ? LIMIT 1", [](Cells& cells) { return cells.boolean(); },
        keychain, index);
    if (!used) return used.error();
    return used->has_value();
}

} // namespace lockstep
