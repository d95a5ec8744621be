// SPDX-License-Identifier: MIT

#include "core/storage/repositories/labelrepository.h"

namespace lockstep {

namespace {

const std::string FrozenKind = "frozen"; ///< No kind of BIP329's: it never leaves as one.

std::string refOf(const OutPoint& coin) { return coin.txid.display() + ':' + std::to_string(coin.index); }

} // namespace

Result<void> LabelRepository::set(WalletId wallet, const Label& label)
{
    if (label.text.isEmpty())
        return m_db.run(u"DELETE FROM label WHERE wallet_id = ? AND kind = ? AND ref = ?", wallet, label.kind,
                        label.ref);
    std::optional<Txid> txid;
    if (label.kind == "tx")
        if (const auto parsed = Txid::fromDisplay(label.ref)) txid = *parsed;
    return m_db.run(u"INSERT INTO label (wallet_id, kind, ref, text, txid) VALUES (?, ?, ?, ?, ?)"
                    u" ON CONFLICT (wallet_id, kind, ref) DO UPDATE SET text = excluded.text",
                    wallet, label.kind, label.ref, label.text, txid);
}

Result<std::optional<QString>> LabelRepository::find(WalletId wallet, const std::string& kind, const std::string& ref)
{
    return m_db.first(
        u"SELECT text FROM label WHERE wallet_id = ? AND kind = ? AND ref = ?",
        [](Cells& cells) { return cells.text(); }, wallet, kind, ref);
}

Result<QString> LabelRepository::shownWith(WalletId wallet, const Txid& txid)
{
    const auto text = m_db.first(
        u"SELECT text, -1 AS rank FROM label WHERE wallet_id = ? AND kind = 'tx' AND txid = ?"
        u" UNION ALL "
        u"SELECT script.label, coin.vout FROM coin JOIN script ON script.keychain_id = coin.keychain_id"
        u" AND script.idx = coin.idx WHERE coin.wallet_id = ? AND coin.txid = ? AND script.label <> ''"
        u" ORDER BY rank LIMIT 1",
        [](Cells& cells) { return cells.text(); }, wallet, txid, wallet, txid);
    if (!text) return text.error();
    return text->value_or(QString());
}

Result<void> LabelRepository::addFrozenMark(WalletId wallet, const std::string& ref)
{
    return set(wallet, {FrozenKind, ref, QStringLiteral("frozen")});
}

Result<void> LabelRepository::addFrozenMark(WalletId wallet, const OutPoint& coin)
{
    return addFrozenMark(wallet, refOf(coin));
}

Result<bool> LabelRepository::takeFrozenMark(WalletId wallet, const OutPoint& coin)
{
    const auto taken = m_db.change(u"DELETE FROM label WHERE wallet_id = ? AND kind = ? AND ref = ?", wallet,
                                   FrozenKind, refOf(coin));
    if (!taken) return taken.error();
    return *taken > 0;
}

Result<std::vector<LabelRepository::Label>> LabelRepository::ofWallet(WalletId wallet)
{
    const auto read = [](Cells& cells) {
        Label label;
        label.kind = cells.utf8();
        label.ref = cells.utf8();
        label.text = cells.text();
        return label;
    };
    return m_db.all(u"SELECT kind, ref, text FROM label WHERE wallet_id = ? ORDER BY kind, ref", read, wallet);
}

} // namespace lockstep
