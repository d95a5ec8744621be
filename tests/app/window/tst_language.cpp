// SPDX-License-Identifier: MIT

#include "app/application.h"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QMainWindow>
#include <QMenuBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <array>
#include <chrono>
#include <vector>

using namespace lockstep;
using namespace std::chrono_literals;

namespace {

QString g_firstMenu; ///< As the window of the program calls it.
QLocale::Language g_numbers = QLocale::AnyLanguage; ///< They are written as in this one.

void readWindow()
{
    for (const QWidget* widget : QApplication::topLevelWidgets()) {
        const auto* window = qobject_cast<const QMainWindow*>(widget);
        if (!window || !window->isVisible()) continue;
        g_firstMenu = window->menuBar()->actions().first()->text().remove(u'&');
        g_numbers = QLocale().language();
        QApplication::closeAllWindows();
    }
}

/// The program makes its own QApplication: whoever looks at its window has to wait for that.
void lookAtTheWindow()
{
    auto* timer = new QTimer(QCoreApplication::instance());
    QObject::connect(timer, &QTimer::timeout, timer, readWindow);
    timer->start(10ms);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(lookAtTheWindow)

/// The program as it starts, with a language of one word beside English.
class TestLanguage : public QObject
{
    Q_OBJECT

private slots:
    void aChosenLanguageIsInForceAtTheNextStart();
};

void TestLanguage::aChosenLanguageIsInForceAtTheNextStart()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath("regtest"));
    // By its file: a store applies what it is given, to a QApplication that is not there yet.
    QSettings(folder.filePath("regtest/preferences.ini"), QSettings::IniFormat).setValue("language", "de");
    const QByteArray path = folder.path().toUtf8();
    std::array words{QByteArray("lockstep"),  QByteArray("--network"), QByteArray("regtest"),
                     QByteArray("--offline"), QByteArray("--datadir"), path};
    std::vector<char*> arguments;
    for (QByteArray& word : words) arguments.push_back(word.data());
    QCOMPARE(runWindow(static_cast<int>(arguments.size()), arguments.data()), 0);
    QCOMPARE(g_firstMenu, "Datei");
    QCOMPARE(g_numbers, QLocale::German);
}

QTEST_APPLESS_MAIN(TestLanguage)
#include "tst_language.moc"
