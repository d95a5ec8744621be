// SPDX-License-Identifier: MIT

#include "core/storage/labelrepository.h"

namespace lockstep {

Result<void> LabelRepository::set(WalletId wallet, const Label& label)
{
    if (label.text.isEmpty())
        return m_db.run(u"DELETE FROM label WHERE wallet_id = ? AND kind = ? AND ref = ?", wallet, label.kind,
                        label.ref);
    return m_db.run(u"INSERT INTO label (wallet_id, kind, ref, text) VALUES (?, ?, ?, ?)"
                    u" ON CONFLICT (wallet_id, kind, ref) DO UPDATE SET text = excluded.text",
                    wallet, label.kind, label.ref, label.text);
}

Result<std::optional<QString>> LabelRepository::find(WalletId wallet, const std::string& kind, const std::string& ref)
{
    return m_db.first(
        u"SELECT text FROM label WHERE wallet_id = ? AND kind = ? AND ref = ?",
        [](Cells& cells) { return cells.text(); }, wallet, kind, ref);
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
