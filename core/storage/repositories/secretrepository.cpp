// SPDX-License-Identifier: MIT

#include "core/storage/repositories/secretrepository.h"

namespace lockstep {

Result<void> SecretRepository::put(WalletId wallet, const std::string& kind, ByteSpan sealed)
{
    return m_db.run(u"INSERT INTO secret (wallet_id, kind, record) VALUES (?, ?, ?)"
                    u" ON CONFLICT (wallet_id, kind) DO UPDATE SET record = excluded.record",
                    wallet, kind, sealed);
}

Result<std::optional<Bytes>> SecretRepository::find(WalletId wallet, const std::string& kind)
{
    return m_db.first(
        u"SELECT record FROM secret WHERE wallet_id = ? AND kind = ?", [](Cells& cells) { return cells.bytes(); },
        wallet, kind);
}

Result<std::vector<std::string>> SecretRepository::kinds(WalletId wallet)
{
    return m_db.all(
        u"SELECT kind FROM secret WHERE wallet_id = ? ORDER BY kind", [](Cells& cells) { return cells.utf8(); },
        wallet);
}

} // namespace lockstep
