// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "tests/ui/allwindows/allwindows.h"
#include "tests/ui/allwindows/pseudolocale.h"
#include "tests/ui/allwindows/samples.h"
#include "tests/ui/allwindows/visiblewords.h"
#include "ui/format/wallets/receivetext.h"

#include <QAction>
#include <QDir>
#include <QRegularExpression>

using namespace lockstep;
using namespace lockstep::test;

/// Every page and dialog in a language that does not exist: its words are in brackets and longer than the English ones.
class TestPseudoLocale : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void noTextIsHardCoded_data() { addWindowRows(); }
    void noTextIsHardCoded();
    void keysInMenusAreCalledAsOnTheKeyboard_data() { addWindowRows(); }
    void keysInMenusAreCalledAsOnTheKeyboard();
    void nothingIsCutOff_data() { addRowsInEveryLook(); }
    void nothingIsCutOff();

private:
    static void addRowsInEveryLook();
    static QString strangeWordsIn(QString text);
};

/// What is neither translated nor from outside. Units, keys, heights, paths and addresses are the same in all
/// languages.
QString TestPseudoLocale::strangeWordsIn(QString text)
{
    static const QRegularExpression same(
        "\\b(BTC|sat)\\b" // units
        "|\\b(Qt|SQLite|libsecp256k1|libsodium|OpenSSL|utf8proc|QCoro|libqrencode)\\b" // libraries
        "|\\b(MIT|ISC|LGPL|Apache|Unicode-DFS)\\b[-.\\w]*" // licences, as SPDX calls them
        "|\\b(mainnet|testnet|regtest)\\b|\\[[0-9a-f:]+\\]" // networks, a peer
        "|\\b[A-Z][a-z]{2} \\d{4}\\b" // a month, as the locale has it
        "|\\b(Ctrl|Alt|Shift|Esc|Return|PgUp|PgDown|F\\d+)\\b(\\+\\S+)?" // keys
        "|m(/\\d+h?)+|\\b(wpkh|wsh|pkh|tr)(\\(.*|\\b)" // paths and descriptors
        "|\\b(bc|tb|bcrt)1[a-z0-9]+|\\b[0-9a-f]{8,}\\b|bitcoin:\\S*|\\b[xztv]pub\\w*" // addresses and hashes
        "|\\b[0-9a-f]{4}…[0-9a-f]{4}\\b|/home/sam/[^\\n]*" // short hashes, a file of the samples
        "|\\b[\\w-]+\\.(jsonl|json|lockstep-backup)\\b" // others
        "|https://\\S+|\\bexample\\.org\\b"); // a web site's address, as an example
    text = PseudoLocale::outside(text);
    text.remove(shownAddress(SampleAddress));
    text.remove(same); // before the samples: "lockstep" is a part of a file's name, too
    for (const QString& word : sampleWords()) text.remove(word);
    static const QRegularExpression letters("\\p{L}{2,}");
    QStringList found;
    for (auto each = letters.globalMatch(text); each.hasNext();) found += each.next().captured();
    return found.join(u' ');
}

void TestPseudoLocale::noTextIsHardCoded()
{
    QFETCH(QString, name);
    const PseudoLocale strange;
    const auto window = openWindow(name);
    QStringList hardCoded;
    for (const VisibleText& one : visibleTexts(*window))
        if (const QString words = strangeWordsIn(one.text); !words.isEmpty())
            hardCoded += QStringLiteral("%1: \"%2\" in \"%3\"").arg(one.where, words, one.text);
    hardCoded.removeDuplicates();
    QVERIFY2(hardCoded.isEmpty(), qPrintable(hardCoded.join(u'\n')));
}

/// Where they are written beside an entry, and no shortcut of it.
void TestPseudoLocale::keysInMenusAreCalledAsOnTheKeyboard()
{
    QFETCH(QString, name);
    const OtherKeyboard other;
    const auto window = openWindow(name);
    QStringList hardCoded;
    for (const QAction* action : window->findChildren<QAction*>()) {
        const QString keys = action->text().section(u'\t', 1);
        if (keys.contains(QRegularExpression("\\p{L}")) && !keys.contains(PseudoLocale::Open))
            hardCoded += action->text();
    }
    QVERIFY2(hardCoded.isEmpty(), qPrintable(hardCoded.join(u'\n')));
}

void TestPseudoLocale::addRowsInEveryLook()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("letters");
    QTest::addColumn<bool>("isTurned");
    for (const SampleWindow& window : allWindows())
        for (const double letters : {1.0, 1.5})
            for (const bool isTurned : {false, true})
                QTest::addRow("%s, %d %%%s", window.name, int(letters * 100), isTurned ? ", right to left" : "")
                    << QString::fromLatin1(window.name) << letters << isTurned;
}

void TestPseudoLocale::nothingIsCutOff()
{
    QFETCH(QString, name);
    QFETCH(double, letters);
    QFETCH(bool, isTurned);
    const PseudoLocale strange;
    const LargeLetters large(letters);
    std::optional<FromRightToLeft> turned;
    if (isTurned) turned.emplace();
    const auto window = openWindow(name);
    const QString pictures = qEnvironmentVariable("LOCKSTEP_PICTURES");
    if (!pictures.isEmpty())
        window->grab().save(QDir(pictures).filePath(QStringLiteral("%1-%2%3.png")
                                                        .arg(name)
                                                        .arg(int(letters * 100))
                                                        .arg(QLatin1StringView(isTurned ? "-rtl" : ""))));
    const QString cut = cutOffIn(*window);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

QTEST_MAIN(TestPseudoLocale)
#include "tst_pseudolocale.moc"
