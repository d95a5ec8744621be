// SPDX-License-Identifier: MIT

#include "ui/format/tooltiptext.h"

#include <QTest>
#include <QTextDocument>

using namespace lockstep::ui;

class TestToolTipText final : public QObject
{
    Q_OBJECT
private slots:
    void isSeenAsItIs_data()
    {
        QTest::addColumn<QString>("plain");
        for (const char* plain : {"Importing \"Old phone\"", "Bob & Co", "1 < 2", "<b>/evil/</b>", "a&lt;b", "&amp;",
                                  "<img src=x>", "two\nlines <i>", "<?xml ?>", ""})
            QTest::newRow(plain) << QString::fromUtf8(plain);
    }

    /// Through what Qt does with a tooltip.
    void isSeenAsItIs()
    {
        QFETCH(QString, plain);
        const QString tip = toolTipText(plain);
        QTextDocument document;
        Qt::mightBeRichText(tip) ? document.setHtml(tip) : document.setPlainText(tip);
        QCOMPARE(document.toPlainText(), plain);
    }
};

QTEST_MAIN(TestToolTipText)
#include "tst_tooltiptext.moc"
