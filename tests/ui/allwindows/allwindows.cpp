// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/allwindows.h"

#include "tests/ui/allwindows/backupwindows.h"
#include "tests/ui/allwindows/dialogwindows.h"
#include "tests/ui/allwindows/pagewindows.h"
#include "tests/ui/allwindows/programwindows.h"
#include "tests/ui/allwindows/wizardwindows.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

namespace lockstep::test {

namespace {

constexpr int LayoutPasses = 5;

} // namespace

const std::vector<SampleWindow>& allWindows()
{
    static const std::vector<SampleWindow> all = [] {
        std::vector<SampleWindow> windows = pageWindows();
        for (const auto& more : {dialogWindows(), backupWindows(), wizardWindows(), programWindows()})
            windows.insert(windows.end(), more.begin(), more.end());
        return windows;
    }();
    return all;
}

void addWindowRows()
{
    QTest::addColumn<QString>("name");
    for (const SampleWindow& window : allWindows()) QTest::newRow(window.name) << QString::fromLatin1(window.name);
}

std::unique_ptr<QWidget> makeWindow(const QString& name)
{
    for (const SampleWindow& window : allWindows()) {
        if (QLatin1StringView(window.name) != name) continue;
        std::unique_ptr<QWidget> made(window.make());
        made->setAttribute(Qt::WA_DeleteOnClose, false);
        return made;
    }
    qFatal("no window is called \"%s\"", qPrintable(name));
}

std::unique_ptr<QWidget> openWindow(const QString& name)
{
    std::unique_ptr<QWidget> window = makeWindow(name);
    window->show();
    if (!QTest::qWaitForWindowActive(window.get())) qFatal("\"%s\" does not open", qPrintable(name));
    if (window->inherits("lockstep::ui::EstimateDialog")) { // it asks a moment after it was opened
        const auto* cost = window->findChild<QLabel*>(QStringLiteral("estimateCostLabel"));
        if (!QTest::qWaitFor([cost] { return !cost->text().isEmpty(); })) qFatal("the estimate does not come");
    }
    for (int i = 0; i < LayoutPasses; ++i) QApplication::processEvents(); // each one asks the frame around it for room
    return window;
}

} // namespace lockstep::test
