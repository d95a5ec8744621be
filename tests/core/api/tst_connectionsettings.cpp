// SPDX-License-Identifier: MIT

#include "core/api/connectionsettings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;

/// What a person chose about the connection, from one start to the next.
class TestConnectionSettings final : public QObject
{
    Q_OBJECT

private slots:
    void nothingKeptIsTheDefault()
    {
        const QTemporaryDir folder;
        QCOMPARE(keptConnection(folder.path()), ConnectionSettings());
        QCOMPARE(keptConnection(folder.filePath("missing")), ConnectionSettings());
        QVERIFY(!QFile::exists(folder.filePath("missing")));
    }

    void whatWasKeptIsThereTheNextTime()
    {
        const QTemporaryDir folder;
        ConnectionSettings settings;
        settings.peers.only = {{"node.example", 8333}, {"2001:db8::7", 18444}};
        settings.peers.proxy = HostPort{"127.0.0.1", 9050};
        settings.peers.onlyOnion = true;
        settings.peers.publicPeers = 12;
        settings.added = {{"10.0.0.4", 8333}};
        settings.online = false;
        QVERIFY(keepConnection(folder.path(), settings));
        QCOMPARE(keptConnection(folder.path()), settings);
        QVERIFY(keepConnection(folder.path(), {}));
        QCOMPARE(keptConnection(folder.path()), ConnectionSettings());
    }

    void whatCannotBeKeptIsTold()
    {
        const QTemporaryDir folder;
        QFile inTheWay(folder.filePath("file"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto kept = keepConnection(inTheWay.fileName(), {});
        QVERIFY(!kept && kept.error().code == Errc::Io);
    }

    void aFileThatSaysNonsenseCallsNobody_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("a proxy with a name") << QByteArray("[General]\nproxy=proxy.example:9050\n");
        QTest::newRow("a proxy without a port") << QByteArray("[General]\nproxy=\"127.0.0.1:\"\n");
        QTest::newRow("a peer without a port") << QByteArray("[General]\nonly=node.example\n");
        QTest::newRow("no settings at all") << QByteArray("]]] \n \x01\x02 \n[[");
    }

    void aFileThatSaysNonsenseCallsNobody()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        QFile file(folder.filePath("connection.ini"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const ConnectionSettings kept = keptConnection(folder.path());
        QVERIFY(!kept.online);
        QVERIFY(kept.peers.proxy && !proxyFromText(kept.peers.proxy->text())); // nor when somebody goes online
        QVERIFY(keepConnection(folder.path(), kept));
        QCOMPARE(keptConnection(folder.path()), kept);
    }

    void aWordThatIsNotReadCallsNoMoreThanItShould_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("isOnlyOnion");
        QTest::addColumn<int>("publicPeers");
        QTest::newRow("nothing") << QByteArray("[General]\n") << false << 8;
        QTest::newRow("onion, of no known word") << QByteArray("[General]\nonlyOnion=jawohl\n") << true << 8;
        QTest::newRow("no onion") << QByteArray("[General]\nonlyOnion=false\n") << false << 8;
        QTest::newRow("fewest peers") << QByteArray("[General]\npublicPeers=2\n") << false << 2;
        QTest::newRow("most peers") << QByteArray("[General]\npublicPeers=16\n") << false << 16;
        QTest::newRow("too many peers") << QByteArray("[General]\npublicPeers=17\n") << false << 8;
        QTest::newRow("too few peers") << QByteArray("[General]\npublicPeers=1\n") << false << 8;
        QTest::newRow("no number of peers") << QByteArray("[General]\npublicPeers=many\n") << false << 8;
    }

    void aWordThatIsNotReadCallsNoMoreThanItShould()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        QFile file(folder.filePath("connection.ini"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const ConnectionSettings kept = keptConnection(folder.path());
        QTEST(kept.peers.onlyOnion, "isOnlyOnion");
        QTEST(kept.peers.publicPeers, "publicPeers");
        QVERIFY(kept.online);
    }

    void eitherMaySayOnlyOnion()
    {
        StartOptions asked;
        ConnectionSettings kept;
        QVERIFY(!withKept(asked, kept).onlyOnion);
        kept.peers.onlyOnion = true;
        QVERIFY(withKept(asked, kept).onlyOnion);
        asked.onlyOnion = true;
        QVERIFY(withKept(asked, {}).onlyOnion);
    }

    void theNumberOfPublicPeersIsTheKeptOne()
    {
        ConnectionSettings kept;
        kept.peers.publicPeers = 3;
        QVERIFY(withKept({}, kept).publicPeers == 3);
    }

    void theCommandLineCountsMore()
    {
        ConnectionSettings kept;
        kept.peers.only = {{"kept.example", 1}};
        kept.peers.proxy = HostPort{"127.0.0.1", 9050};
        const StartOptions nothingAsked = withKept({}, kept);
        QCOMPARE(nothingAsked.connect, kept.peers.only);
        QCOMPARE(nothingAsked.proxy, kept.peers.proxy);
        QVERIFY(nothingAsked.online);

        StartOptions asked;
        asked.connect = {{"asked.example", 2}};
        asked.proxy = HostPort{"127.0.0.2", 9051};
        const StartOptions start = withKept(asked, kept);
        QCOMPARE(start.connect, asked.connect);
        QCOMPARE(start.proxy, asked.proxy);
    }

    void aKeptProxyHoldsAlsoForPeersOfTheCommandLine()
    {
        ConnectionSettings kept;
        kept.peers.proxy = HostPort{"127.0.0.1", 9050};
        StartOptions asked;
        asked.connect = {{"asked.example", 2}};
        QCOMPARE(withKept(asked, kept).proxy, kept.peers.proxy);
    }

    void eitherMaySayOffline()
    {
        StartOptions asked;
        ConnectionSettings kept;
        kept.online = false;
        QVERIFY(!withKept(asked, kept).online);
        asked.online = false;
        QVERIFY(!withKept(asked, {}).online);
    }

    void aProxyIsAnAddress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("proxy");
        QTest::newRow("with a port") << "10.0.0.1:1080"
                                     << "10.0.0.1:1080";
        QTest::newRow("Tor's port by itself") << "127.0.0.1"
                                              << "127.0.0.1:9050";
        QTest::newRow("localhost") << "LocalHost:9150"
                                   << "127.0.0.1:9150";
        QTest::newRow("IPv6") << "[::1]:9050"
                              << "[::1]:9050";
        QTest::newRow("a name") << "tor.example:9050"
                                << "";
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("no port number") << "127.0.0.1:tor"
                                        << "";
    }

    void aProxyIsAnAddress()
    {
        QFETCH(QString, text);
        QFETCH(QString, proxy);
        const auto read = proxyFromText(text);
        QCOMPARE(read ? read->text() : QString(), proxy);
    }
};

QTEST_GUILESS_MAIN(TestConnectionSettings)
#include "tst_connectionsettings.moc"
