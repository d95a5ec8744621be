// SPDX-License-Identifier: MIT

#include "core/api/watchpreview.h"

#include <QTest>

using namespace lockstep;

/// What is pasted to be watched: what is wrong with it is said of what it is.
class TestWatchPreview final : public QObject
{
    Q_OBJECT

private slots:
    void anAddressOfAnotherNetworkIsCalledThat_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<int>("network");
        QTest::addColumn<QByteArray>("detail");
        const auto row = [](const char* name, const char* address, Network network, const char* detail) {
            QTest::newRow(name) << QByteArray(address) << int(network) << QByteArray(detail);
        };
        constexpr auto Practice = Network::Practice;
        constexpr auto Main = Network::Mainnet;
        row("1…", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Practice, "mainnet");
        row("3…", "3P14159f73E4gFr7JterCCQh9QjiTjiZrG", Practice, "mainnet");
        row("bc1q…", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", Practice, "mainnet");
        row("m…", "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", Main, "testnet");
        row("2…", "2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc", Main, "testnet");
        row("tb1q…", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", Main, "testnet");
        row("several", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\n3P14159f73E4gFr7JterCCQh9QjiTjiZrG", Practice,
            "line 1: mainnet");
    }

    void anAddressOfAnotherNetworkIsCalledThat()
    {
        QFETCH(QByteArray, address);
        QFETCH(int, network);
        QFETCH(QByteArray, detail);
        const auto preview = watchPreview(address.toStdString(), Network(network), std::nullopt);
        QVERIFY(!preview);
        QCOMPARE(int(preview.error().code), int(Errc::WrongNetwork));
        QCOMPARE(preview.error().detail, detail.toStdString());
    }

    void aMistypedAddressIsCalledThat()
    {
        for (const Network network : {Network::Mainnet, Network::Practice}) {
            const auto preview = watchPreview("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", network, std::nullopt);
            QCOMPARE(int(preview.error().code), int(Errc::BadChecksum));
        }
    }

    void aKeyThatIsCutOffIsCalledThat()
    {
        const auto preview = watchPreview("zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4", Network::Mainnet, {});
        QCOMPARE(int(preview.error().code), int(Errc::Truncated));
    }
};

QTEST_GUILESS_MAIN(TestWatchPreview)
#include "tst_watchpreview.moc"
