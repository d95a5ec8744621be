// SPDX-License-Identifier: MIT

#include "core/storage/repositories/settingrepository.h"

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Prefix = u"setting_"_s; ///< Among the other keys of meta.

} // namespace

Result<std::optional<std::string>> SettingRepository::value(const QString& key)
{
    const auto stored = m_db.first(
        u"SELECT value FROM meta WHERE key = ?", [](Cells& cells) { return cells.bytes(); }, Prefix + key);
    if (!stored) return stored.error();
    if (!*stored) return std::optional<std::string>();
    const Bytes& bytes = **stored;
    return std::optional(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

Result<void> SettingRepository::set(const QString& key, const std::string& value)
{
    return m_db.run(u"INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", Prefix + key, bytesOf(value));
}

} // namespace lockstep
