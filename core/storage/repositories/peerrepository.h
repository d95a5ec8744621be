// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <span>
#include <vector>

namespace lockstep {

/// Addresses of peers that were useful once.
class PeerRepository
{
public:
    explicit PeerRepository(Database& db) : m_db(db) { }

    Result<void> put(std::span<const PeerRow> peers); ///< Adds or replaces, by address.
    Result<std::vector<PeerRow>> all(); ///< The last seen first.
    Result<void> remove(const std::string& address);

private:
    Database& m_db;
};

} // namespace lockstep
