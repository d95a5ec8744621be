// SPDX-License-Identifier: MIT

#include "core/storage/repositories/walletrepository.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace lockstep {

namespace {

#define LOCKSTEP_SELECT_WALLET                                                                                         \
    u"SELECT id, uuid, name, kind, account_type, identity, fingerprint, lifecycle, lookahead, birthday_height,"        \
    u" birthday_time, synced_height, synced_hash, catching_up, forgets_blocks, error_code, error_detail,"              \
    u" created_at, words_confirmed_at, backed_up_at, edits, edits_backed_up, sort_order, colour, notes FROM wallet"    \
    u" WHERE removed = 0"

WalletRow readWallet(Cells& cells)
{
    WalletRow row;
    row.id = cells.id<WalletId>();
    row.uuid = cells.array<16>();
    row.name = cells.text();
    row.kind = cells.enumerator(WalletKind::Addresses);
    row.accountType = cells.utf8();
    row.identity = cells.utf8();
    row.fingerprint = cells.maybe([&] { return cells.array<4>(); });
    row.lifecycle = cells.enumerator(Lifecycle::Started);
    row.lookahead = cells.maybe([&] { return cells.uint32(); });
    row.birthday = cells.maybe([&] { return cells.height(); });
    row.birthdayTime = cells.maybe([&] { return cells.int64(); });
    row.syncedTo.height = cells.height();
    row.syncedTo.hash = cells.hash<BlockHash>();
    row.catchingUp = cells.boolean();
    row.forgets = cells.boolean();
    row.problem = cells.maybeError();
    row.createdAt = cells.int64();
    row.wordsConfirmedAt = cells.maybe([&] { return cells.int64(); });
    row.backedUpAt = cells.maybe([&] { return cells.int64(); });
    row.edits = cells.int64();
    row.editsBackedUp = cells.int64();
    row.sortOrder = cells.int32();
    row.colour = cells.text();
    row.notes = cells.text();
    return row;
}

/// A change of one wallet's row: no row changed means there is no such wallet.
Result<void> requireOne(const Result<std::int64_t>& changed)
{
    if (!changed) return changed.error();
    if (*changed == 0) return Error{Errc::NoSuchWallet, {}};
    return {};
}

} // namespace

Result<QString> checkedWalletName(const QString& name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty()) return Error{Errc::BadName, "empty"};
    if (trimmed.toUcs4().size() > LongestWalletName) return Error{Errc::BadName, "longer than 60 characters"};
    for (const char32_t c : trimmed.toUcs4()) {
        const auto category = QChar::category(c);
        const bool isHidden = category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Separator_Line || category == QChar::Separator_Paragraph
            || category == QChar::Other_Surrogate;
        if (isHidden) return Error{Errc::BadName, "a character that cannot be seen"};
    }
    return trimmed;
}

Result<std::vector<WalletRow>> WalletRepository::all()
{
    return m_db.all(LOCKSTEP_SELECT_WALLET u" ORDER BY sort_order, id", readWallet);
}

Result<WalletRow> WalletRepository::find(WalletId id)
{
    auto row = m_db.first(LOCKSTEP_SELECT_WALLET u" AND id = ?", readWallet, id);
    if (!row) return row.error();
    if (!*row) return Error{Errc::NoSuchWallet, {}};
    return std::move(**row);
}

Result<std::optional<WalletRow>> WalletRepository::findByName(const QString& name)
{
    // SQLite folds the letters of English only, and names are in any language: so they are compared here.
    auto rows = all();
    if (!rows) return rows.error();
    const QString folded = name.trimmed().toCaseFolded();
    for (WalletRow& row : *rows)
        if (row.name.toCaseFolded() == folded) return std::optional(std::move(row));
    return std::optional<WalletRow>();
}

Result<std::optional<WalletRow>> WalletRepository::findByIdentity(const std::string& identity)
{
    return m_db.first(LOCKSTEP_SELECT_WALLET u" AND identity = ?", readWallet, identity);
}

Result<WalletId> WalletRepository::insert(const WalletRow& row)
{
    const auto same = findByIdentity(row.identity);
    if (!same) return same.error();
    if (*same) return Error{Errc::Duplicate, (*same)->name.toStdString()};
    const auto namesake = findByName(row.name);
    if (!namesake) return namesake.error();
    if (*namesake) return Error{Errc::Duplicate, (*namesake)->name.toStdString()};

    const auto id = m_db.insert(
        u"INSERT INTO wallet (uuid, name, kind, account_type, identity, fingerprint, lifecycle, lookahead,"
        u" birthday_height, birthday_time, synced_height, synced_hash, catching_up, error_code, error_detail,"
        u" created_at, words_confirmed_at, backed_up_at, sort_order, colour, notes)"
        u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        u" (SELECT coalesce(max(sort_order), 0) + 1 FROM wallet), ?, ?)",
        row.uuid, row.name, row.kind, row.accountType, row.identity, row.fingerprint, row.lifecycle, row.lookahead,
        row.birthday, row.birthdayTime, row.syncedTo.height, row.syncedTo.hash, row.catchingUp, sqlCode(row.problem),
        sqlDetail(row.problem), row.createdAt, row.wordsConfirmedAt, row.backedUpAt, row.colour, row.notes);
    if (!id) return id.error();
    return WalletId{*id};
}

Result<void> WalletRepository::remove(WalletId id)
{
    const auto marked = m_db.change(u"UPDATE wallet SET removed = 1, uuid = randomblob(16), name = hex(randomblob(16)),"
                                    u" identity = hex(randomblob(16)), notes = '' WHERE id = ? AND removed = 0",
                                    id);
    if (auto one = requireOne(marked); !one) return one;
    constexpr std::array Tables{u"DELETE FROM secret WHERE wallet_id = ?", u"DELETE FROM job WHERE wallet_id = ?",
                                u"DELETE FROM scanned_range WHERE wallet_id = ?",
                                u"DELETE FROM payment_request WHERE wallet_id = ?"};
    for (const QStringView sql : Tables) // a few rows each
        if (auto done = m_db.run(sql, id); !done) return done;
    return {};
}

Result<void> WalletRepository::rename(WalletId id, const QString& name)
{
    const auto checked = checkedWalletName(name);
    if (!checked) return checked.error();
    const auto namesake = findByName(*checked);
    if (!namesake) return namesake.error();
    if (*namesake && (*namesake)->id != id) return Error{Errc::Duplicate, (*namesake)->name.toStdString()};
    return requireOne(m_db.change(u"UPDATE wallet SET edits = edits + 1, name = ? WHERE id = ?", *checked, id));
}

Result<void> WalletRepository::setLifecycle(WalletId id, Lifecycle lifecycle)
{
    return requireOne(m_db.change(u"UPDATE wallet SET lifecycle = ? WHERE id = ?", lifecycle, id));
}

Result<void> WalletRepository::setCatchingUp(WalletId id, bool catchingUp)
{
    return requireOne(m_db.change(u"UPDATE wallet SET catching_up = ? WHERE id = ?", catchingUp, id));
}

Result<void> WalletRepository::setProblem(WalletId id, const std::optional<Error>& problem)
{
    return requireOne(m_db.change(u"UPDATE wallet SET error_code = ?, error_detail = ? WHERE id = ?", sqlCode(problem),
                                  sqlDetail(problem), id));
}

Result<void> WalletRepository::setBirthday(WalletId id, BlockHeight birthday)
{
    return requireOne(m_db.change(u"UPDATE wallet SET birthday_height = ? WHERE id = ?", birthday, id));
}

Result<void> WalletRepository::replaceBirthday(WalletId id, std::optional<BlockHeight> block,
                                               std::optional<std::int64_t> time)
{
    return requireOne(m_db.change(
        u"UPDATE wallet SET edits = edits + 1, birthday_height = ?, birthday_time = ? WHERE id = ?", block, time, id));
}

Result<void> WalletRepository::setLookahead(WalletId id, std::optional<std::uint32_t> lookahead)
{
    return requireOne(m_db.change(u"UPDATE wallet SET edits = edits + 1, lookahead = ? WHERE id = ?", lookahead, id));
}

Result<void> WalletRepository::setAppearance(WalletId id, const QString& colour, const QString& notes)
{
    return requireOne(
        m_db.change(u"UPDATE wallet SET edits = edits + 1, colour = ?, notes = ? WHERE id = ?", colour, notes, id));
}

Result<void> WalletRepository::setWordsConfirmedAt(WalletId id, std::int64_t time)
{
    return requireOne(m_db.change(u"UPDATE wallet SET words_confirmed_at = ? WHERE id = ?", time, id));
}

Result<void> WalletRepository::noteEdit(WalletId id)
{
    return requireOne(m_db.change(u"UPDATE wallet SET edits = edits + 1 WHERE id = ?", id));
}

Result<void> WalletRepository::setBackedUp(WalletId id, std::int64_t time, std::int64_t edits)
{
    return requireOne(
        m_db.change(u"UPDATE wallet SET backed_up_at = ?, edits_backed_up = ? WHERE id = ?", time, edits, id));
}

Result<void> WalletRepository::setOrder(std::span<const WalletId> order)
{
    std::int32_t place = 0;
    for (const WalletId id : order) {
        auto done = requireOne(m_db.change(u"UPDATE wallet SET sort_order = ? WHERE id = ?", ++place, id));
        if (!done) return done;
    }
    return {};
}

Result<std::vector<WalletId>> WalletRepository::standingAt(const ChainPoint& point)
{
    return m_db.all(
        u"SELECT id FROM wallet WHERE synced_height = ? AND synced_hash = ? ORDER BY id",
        [](Cells& cells) { return cells.id<WalletId>(); }, point.height, point.hash);
}

Result<void> WalletRepository::setSyncedTo(WalletId id, const ChainPoint& point)
{
    return requireOne(m_db.change(u"UPDATE wallet SET synced_height = ?, synced_hash = ? WHERE id = ?", point.height,
                                  point.hash, id));
}

} // namespace lockstep
