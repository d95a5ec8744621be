// SPDX-License-Identifier: MIT

#include "core/api/engine/peerrecords.h"
#include "core/chain/networkparams.h"
#include "core/storage/database/database.h"
#include "core/storage/repositories/peerrepository.h"
#include "tests/support/fakeclock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;

class TestPeerRecords final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }

    void addressesAreReplacedAndSurviveARestart()
    {
        PeerRecords(*m_database, m_clock).replaceAddresses({known("a", 1), known("b", 2)});
        PeerRecords(*m_database, m_clock).replaceAddresses({known("b", 3), known("::1", 4)});
        open();
        const auto addresses = PeerRecords(*m_database, m_clock).addresses();
        QCOMPARE(addresses.size(), std::size_t{2});
        for (const KnownAddress& address : addresses) {
            QVERIFY(address.address.host == "b" || address.address.host == "::1");
            QCOMPARE(address.services, std::uint64_t{0x49});
            QCOMPARE(address.lastSuccess, std::int64_t{address.address.port * 10});
        }
    }

    void aBanIsForAHostAndNoAddress()
    {
        PeerRecords records(*m_database, m_clock);
        records.replaceAddresses({known("liar", 1)});
        records.addBan({"liar", 5'000'000'000, "proof"});
        QCOMPARE(records.bans().size(), std::size_t{1});
        QCOMPARE(records.bans()[0].host, QString("liar"));
        QCOMPARE(records.bans()[0].until, std::int64_t{5'000'000'000});
        QCOMPARE(records.addresses().size(), std::size_t{1});
        records.replaceAddresses({});
        QCOMPARE(records.bans().size(), std::size_t{1});
    }

    void aBanThatIsOverIsForgotten()
    {
        const std::int64_t now = m_clock.unixSeconds();
        PeerRecords records(*m_database, m_clock);
        records.replaceAddresses({known("a", 1)});
        records.addBan({"early", now + 60, "proof"});
        records.addBan({"late", now + 3'600, "proof"});
        QCOMPARE(records.bans().size(), std::size_t{2});
        m_clock.advance(std::chrono::seconds(60));
        QCOMPARE(records.bans().size(), std::size_t{1});
        QCOMPARE(records.bans()[0].host, QString("late"));
        QCOMPARE(PeerRepository(*m_database).all()->size(), std::size_t{2}); // no row is left of it
    }

    void anchorsStayUntilOthersAreSet()
    {
        PeerRecords records(*m_database, m_clock);
        records.replaceAddresses({known("a", 1), known("b", 2)});
        records.setAnchors({{"a", 1}, {"new", 9}});
        QCOMPARE(hosts(records.anchors()), (QStringList{"a", "new"}));
        records.replaceAddresses({known("a", 1), known("c", 3)});
        QCOMPARE(hosts(records.anchors()), (QStringList{"a", "new"}));
        records.setAnchors({{"c", 3}});
        QCOMPARE(hosts(records.anchors()), QStringList{"c"});
    }

private:
    static KnownAddress known(const QString& host, std::uint16_t port)
    {
        return {{host, port}, 0x49, 100, std::int64_t{port} * 10, 0};
    }

    static QStringList hosts(const std::vector<HostPort>& peers)
    {
        QStringList names;
        for (const HostPort& peer : peers) names += peer.host;
        names.sort();
        return names;
    }

    void open()
    {
        m_database.reset();
        auto database
            = Database::open(m_folder->filePath("x.sqlite"), DatabaseIdentity::of(networkParams(Network::Regtest)));
        QVERIFY(database);
        m_database = *std::move(database);
    }

    test::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestPeerRecords)
#include "tst_peerrecords.moc"
