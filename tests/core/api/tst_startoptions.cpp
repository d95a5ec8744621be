// SPDX-License-Identifier: MIT

#include "core/api/startoptions.h"

#include <QCommandLineParser>
#include <QTest>

using namespace lockstep;

namespace {

StartOptionsOrProblem read(const QStringList& words)
{
    QCommandLineParser parser;
    addStartOptions(parser);
    const bool isParsed = parser.parse(QStringList{"lockstep"} + words);
    return isParsed ? startOptions(parser) : StartOptionsOrProblem{{}, parser.errorText()};
}

} // namespace

class TestStartOptions final : public QObject
{
    Q_OBJECT
private slots:
    void withoutWordsAllIsAtItsDefault()
    {
        const auto [options, problem] = read({});
        QCOMPARE(problem, QString());
        QVERIFY(options.online);
        QVERIFY(options.connect.empty());
        QVERIFY(!options.proxy);
        QVERIFY2(options.dataDirectory.endsWith("/lockstep"), qPrintable(options.dataDirectory));
    }

    void everyNetworkHasAFolderOfItsOwn()
    {
        for (const char* name : {"mainnet", "testnet4", "signet", "regtest", "practice"}) {
            const auto [options, problem] = read({"--network", name, "--datadir", "/data/../data/x/"});
            QCOMPARE(problem, QString());
            QCOMPARE(options.folder(), QString("/data/x/") + name);
        }
    }

    void peersGetTheNetworksPort_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::newRow("name and port") << "regtest"
                                       << "node.example:1234"
                                       << "node.example" << 1234;
        QTest::newRow("name alone") << "mainnet"
                                    << "node.example"
                                    << "node.example" << 8333;
        QTest::newRow("address alone") << "regtest"
                                       << "127.0.0.1"
                                       << "127.0.0.1" << 18444;
        QTest::newRow("IPv6 with port") << "signet"
                                        << "[::1]:5"
                                        << "::1" << 5;
        QTest::newRow("IPv6 alone") << "testnet4"
                                    << "[::1]"
                                    << "::1" << 48333;
    }

    void peersGetTheNetworksPort()
    {
        QFETCH(QString, network);
        QFETCH(QString, typed);
        const auto [options, problem] = read({"--network", network, "--connect", typed});
        QCOMPARE(problem, QString());
        QCOMPARE(options.connect.size(), std::size_t{1});
        QTEST(options.connect[0].host, "host");
        QTEST(int{options.connect[0].port}, "port");
    }

    void severalPeersKeepTheirOrder()
    {
        const auto [options, problem] = read({"--connect", "a:1", "--connect", "b:2", "--offline"});
        QCOMPARE(problem, QString());
        QCOMPARE(options.connect.size(), std::size_t{2});
        QCOMPARE(options.connect[1].host, QString("b"));
        QVERIFY(!options.online);
    }

    void theProxyIsALiteralAddress()
    {
        QCOMPARE(read({"--proxy", "localhost:9150"}).options.proxy->text(), QString("127.0.0.1:9150"));
        QCOMPARE(read({"--proxy", "[::1]"}).options.proxy->text(), QString("[::1]:9050"));
    }

    void onlyOnionAddressesAreAWish()
    {
        QVERIFY(!read({"--proxy", "127.0.0.1"}).options.onlyOnion);
        QVERIFY(read({"--proxy", "127.0.0.1", "--only-onion"}).options.onlyOnion);
    }

    void wrongValuesAreAnsweredByASentence_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("beginning");
        QTest::newRow("network") << QStringList{"--network", "moonnet"} << "There is no network \"moonnet\".";
        QTest::newRow("testnet3") << QStringList{"--network", "testnet3"} << "There is no network \"testnet3\".";
        QTest::newRow("port") << QStringList{"--connect", "a:70000"} << "\"a:70000\" is not a peer.";
        QTest::newRow("empty peer") << QStringList{"--connect", ""} << "\"\" is not a peer.";
        QTest::newRow("bracket") << QStringList{"--connect", "[::1:5"} << "\"[::1:5\" is not a peer.";
        QTest::newRow("proxy name") << QStringList{"--proxy", "tor.example:9050"}
                                    << "\"tor.example:9050\" is not a proxy.";
        QTest::newRow("folder") << QStringList{"--datadir", ""} << "--datadir takes the path of a folder.";
        QTest::newRow("unknown") << QStringList{"--frobnicate"} << "Unknown option";
    }

    void wrongValuesAreAnsweredByASentence()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, beginning);
        const QString problem = read(words).problem;
        QVERIFY2(problem.startsWith(beginning), qPrintable(problem));
    }
};

QTEST_APPLESS_MAIN(TestStartOptions)
#include "tst_startoptions.moc"
