// SPDX-License-Identifier: MIT

#include "ui/format/payments/explorertext.h"

#include <QTest>

using namespace lockstep;

class TestExplorerText final : public QObject
{
    Q_OBJECT

private slots:
    void theIdStandsWhereThePersonWantsIt_data();
    void theIdStandsWhereThePersonWantsIt();
    void onlyTheWebIsOpened_data();
    void onlyTheWebIsOpened();
    void theWarningNamesTheSite();
};

void TestExplorerText::theIdStandsWhereThePersonWantsIt_data()
{
    QTest::addColumn<QString>("site");
    QTest::addColumn<QString>("page");
    QTest::newRow("placeholder") << "https://example.org/tx/{txid}?raw"
                                 << "https://example.org/tx/ID?raw";
    QTest::newRow("folder") << "https://example.org/tx/"
                            << "https://example.org/tx/ID";
    QTest::newRow("no slash") << " https://example.org/tx "
                              << "https://example.org/tx/ID";
    QTest::newRow("own server") << "http://localhost:3002/tx/"
                                << "http://localhost:3002/tx/ID";
}

void TestExplorerText::theIdStandsWhereThePersonWantsIt()
{
    QFETCH(QString, site);
    QFETCH(QString, page);
    Txid txid;
    txid.bytes[31] = std::byte{0xab};
    const auto url = explorerPage(site, txid);
    QVERIFY(url);
    QCOMPARE(url->toString(), page.replace("ID", QString::fromStdString(txid.display())));
    QCOMPARE(explorerProblem(site), QString());
}

void TestExplorerText::onlyTheWebIsOpened_data()
{
    QTest::addColumn<QString>("site");
    for (const char* site : {"file:///etc/", "example.org/tx", "javascript:alert(1)//", "https:///tx/", "xdg-open rm",
                             "https://user:secret@example.org/", "https://exam ple.org/"})
        QTest::newRow(site) << QString::fromLatin1(site);
}

void TestExplorerText::onlyTheWebIsOpened()
{
    QFETCH(QString, site);
    QVERIFY(!explorerPage(site, {}));
    QVERIFY(explorerProblem(site).contains("not a web address"));
    QVERIFY(!explorerPage(QString(), {}));
    QCOMPARE(explorerProblem(QString()), QString()); // none is a choice
}

void TestExplorerText::theWarningNamesTheSite()
{
    const QString words = explorerWarning(QUrl(QStringLiteral("https://example.org/tx/00")));
    QVERIFY2(words.contains("example.org") && words.contains("learns which transaction"), qPrintable(words));
}

QTEST_GUILESS_MAIN(TestExplorerText)
#include "tst_explorertext.moc"
