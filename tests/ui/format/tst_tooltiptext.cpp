// SPDX-License-Identifier: MIT

#include "ui/format/plain/tooltiptext.h"

#include <QTest>

using namespace lockstep;

class TestToolTipText final : public QObject
{
    Q_OBJECT
private slots:
    void onlyWhatQtWouldTakeForMarkupIsEscaped_data()
    {
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("tip");
        const auto row = [](const char* plain, const char* tip) { QTest::newRow(plain) << plain << tip; };
        row("Importing \"Old phone\"", "Importing \"Old phone\"");
        row("Bob & Co", "Bob & Co");
        row("&amp;", "&amp;");
        row("", "");
        row("1 < 2", "<qt>1 &lt; 2</qt>");
        row("<img src=x>", "<qt>&lt;img src=x&gt;</qt>");
        row("a&lt;b", "<qt>a&amp;lt;b</qt>");
        row("two\nlines <i>", "<qt>two<br>lines &lt;i&gt;</qt>");
    }

    void onlyWhatQtWouldTakeForMarkupIsEscaped()
    {
        QFETCH(QString, plain);
        QFETCH(QString, tip);
        QCOMPARE(toolTipText(plain), tip);
    }
};

QTEST_GUILESS_MAIN(TestToolTipText)
#include "tst_tooltiptext.moc"
