// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"

namespace lockstep {

/// A person's choices that hold for this network, whichever program has it open.
class SettingRepository
{
public:
    explicit SettingRepository(Database& db) : m_db(db) { }

    Result<std::optional<std::string>> value(const QString& key);
    Result<void> set(const QString& key, const std::string& value); ///< Inside a transaction.

private:
    Database& m_db;
};

} // namespace lockstep
