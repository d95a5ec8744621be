// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/transaction.h"
#include "core/script/address.h"
#include "core/storage/database/connection.h"
#include "core/storage/database/schema.h"
#include "tests/support/testdatabase.h"

#include <QDir>
#include <QSqlError>
#include <QSqlQuery>

namespace lockstep::test {

/// A file of the first schema, as Lockstep's first version left it, with one wallet that was paid once and paid once
/// itself.
class OldFile
{
public:
    OldFile()
    {
        QDir(m_folder.path()).mkdir("data");
        QFile::setPermissions(m_folder.filePath("data"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.close();
        m_connection.emplace();
        must(m_connection->open(path(), Connection::Access::Write));
        must(m_connection->migrate(migrations().first(1)));
        must(m_connection->exec(QString("PRAGMA application_id = %1").arg(ApplicationId)));
        const DatabaseIdentity identity = testIdentity();
        run("INSERT INTO meta VALUES ('network', ?)", {sqlValue(bytesOf(identity.network))});
        run("INSERT INTO meta VALUES ('magic', ?)", {sqlValue(identity.magic)});
        run("INSERT INTO meta VALUES ('genesis', ?)", {sqlValue(identity.genesis)});
        run("INSERT INTO chain_state VALUES (1, 0, ?)", {sqlValue(identity.genesis)});
        fill();
    }

    QString path() const { return m_folder.filePath("data/lockstep.sqlite"); }
    std::unique_ptr<Database> open() { return must(Database::open(path(), testIdentity())); }
    QString address(const Bytes& of) const { return QString::fromStdString(*addressOf(of, Network::Regtest)); }

    /// The one that was paid is a wallet of ours, too.
    void addPayee()
    {
        run("INSERT INTO wallet (uuid, name, kind, account_type, identity, lifecycle, synced_height, synced_hash,"
            " catching_up, created_at, sort_order, colour, notes)"
            " VALUES (?, 'Payee', 1, '', 'payee', 1, 0, ?, 0, 0, 0, '', '')",
            {sqlValue(Bytes(16, std::byte{2})), sqlValue(pointAt(0).hash)});
        addTransaction(purchase, 6, 60, 2);
        run("UPDATE tx SET fee = 10 WHERE wallet_id = 1 AND txid = ?", {sqlValue(purchase.txid())});
    }

    /// One import and one targeted scan that are not over.
    void addJobs()
    {
        for (const int kind : {0, 1})
            run("INSERT INTO job (wallet_id, kind, state, from_height, next_height, previous_hash, found,"
                " blocks_fetched, bytes, user_paused, created_at, updated_at)"
                " VALUES (1, ?, 0, 1, 5, ?, 0, 0, 0, 0, 0, 0)",
                {kind, sqlValue(pointAt(4).hash)});
        run("INSERT INTO job_script VALUES (2, 1, 0)", {});
    }

    /// A row in every other table of that time.
    void addTheRest()
    {
        run("INSERT INTO header_chunk VALUES (1, ?)", {sqlValue(Bytes(80, std::byte{1}))});
        run("INSERT INTO filter_header_chunk VALUES (1, ?)", {sqlValue(Bytes(32, std::byte{2}))});
        run("INSERT INTO secret VALUES (3, 'words', ?)", {sqlValue(Bytes(100, std::byte{3}))});
        run("INSERT INTO scanned_range VALUES (1, NULL, 1, 4, 1000)", {});
        run("INSERT INTO event (time, kind, wallet_id, height, detail) VALUES (5, 'reorg', NULL, 3, '1')", {});
        run("INSERT INTO peer VALUES ('192.0.2.1:8333', 1, 2, 3, 4, 5, 1)", {});
    }

    void close() { m_connection.reset(); } ///< The file stands for itself.

    const Bytes ours = scriptOf(1);
    const Bytes shop = scriptOf(2);
    Transaction payment;
    Transaction purchase;

private:
    static Bytes scriptOf(int number)
    {
        Bytes script(22, static_cast<std::byte>(number));
        script[0] = std::byte{0};
        script[1] = std::byte{20};
        return script;
    }

    void run(const QString& sql, const QVariantList& values)
    {
        QSqlQuery query(m_connection->handle());
        if (!query.prepare(sql)) qFatal("%s", qPrintable(query.lastError().text()));
        for (const QVariant& value : values) query.addBindValue(value);
        if (!query.exec()) qFatal("%s", qPrintable(query.lastError().text()));
    }

    void addTransaction(const Transaction& transaction, std::int64_t height, std::int64_t net, qint64 wallet = 1)
    {
        run("INSERT INTO tx (wallet_id, txid, raw, height, block_hash, position, time, net, is_coinbase, status)"
            " VALUES (?, ?, ?, ?, ?, 1, 1000, ?, 0, 1)",
            {wallet, sqlValue(transaction.txid()), sqlValue(transaction.serialize()), sqlValue(height),
             sqlValue(pointAt(static_cast<std::int32_t>(height)).hash), sqlValue(net)});
    }

    void fill()
    {
        TxIn foreign;
        foreign.previous = {hashOf<Txid>(9), 0};
        payment.inputs = {foreign};
        payment.outputs = {{*Amount::fromSatoshis(70), ours}, {*Amount::fromSatoshis(1), scriptOf(3)}};
        TxIn own;
        own.previous = {payment.txid(), 0};
        purchase.inputs = {own};
        purchase.outputs = {{*Amount::fromSatoshis(60), shop}};
        run("INSERT INTO wallet (uuid, name, kind, account_type, identity, lifecycle, synced_height, synced_hash,"
            " catching_up, created_at, sort_order, colour, notes)"
            " VALUES (?, 'Old', 1, '', 'old', 1, 0, ?, 0, 0, 0, '', '')",
            {sqlValue(Bytes(16)), sqlValue(pointAt(0).hash)});
        run("INSERT INTO wallet (uuid, name, kind, account_type, identity, lifecycle, synced_height, synced_hash,"
            " catching_up, created_at, sort_order, colour, notes)"
            " VALUES (?, 'Savings', 0, 'bip84', 'keys', 1, 0, ?, 0, 500, 1, '', '')",
            {sqlValue(Bytes(16, std::byte{1})), sqlValue(pointAt(0).hash)});
        run("INSERT INTO keychain (wallet_id, role, descriptor, branch, next_index) VALUES (1, 2, '', 0, 1)", {});
        run("INSERT INTO script VALUES (1, 0, ?, '')", {sqlValue(ours)});
        addTransaction(payment, 5, 70);
        addTransaction(purchase, 6, -70);
        run("INSERT INTO coin VALUES (1, ?, 0, 70, 1, 0, 0, ?)", {sqlValue(payment.txid()), sqlValue(purchase.txid())});
        run("INSERT INTO label VALUES (1, 'tx', ?, 'Bicycle')", {QString::fromStdString(purchase.txid().display())});
        run("INSERT INTO label VALUES (1, 'output', 'x:0', 'other')", {});
    }

    QTemporaryDir m_folder;
    std::optional<Connection> m_connection;
};

} // namespace lockstep::test
