// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/transaction.h"
#include "tests/support/historyof.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <memory>

namespace lockstep::test {

/// Any 32 bytes that differ for different numbers.
template <typename Hash = BlockHash>
Hash hashOf(std::uint64_t number)
{
    Hash hash;
    std::memcpy(hash.bytes.data(), &number, sizeof number);
    hash.bytes.back() = std::byte{0xee};
    return hash;
}

inline ChainPoint pointAt(std::int32_t height, std::uint64_t branch = 0)
{
    return {{height}, hashOf((branch << 32U) + static_cast<std::uint64_t>(height))};
}

inline DatabaseIdentity testIdentity()
{
    return {"regtest", {std::byte{0xfa}, std::byte{0xbf}, std::byte{0xb5}, std::byte{0xda}}, pointAt(0).hash};
}

/// The value of a Result, or the end of the test program with the error's words.
template <typename T>
T must(Result<T> result)
{
    if (!result) qFatal("%d %s", int(result.error().code), result.error().detail.c_str());
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// A database in a folder of its own, gone with the test.
class TestDatabase
{
public:
    TestDatabase() { open(); }

    QString path() const { return m_folder.filePath(QStringLiteral("data/lockstep.sqlite")); }
    Database& operator*() { return *m_db; }
    Database* operator->() { return m_db.get(); }

    void open() { m_db = must(Database::open(path(), testIdentity())); }
    void close() { m_db.reset(); }

    /// Runs `work` in a transaction that must succeed.
    template <typename Work>
    void write(Work&& work)
    {
        must(inTransaction(*m_db, Durability::Normal, [&]() -> Result<void> {
            work();
            return {};
        }));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_db;
};

} // namespace lockstep::test
