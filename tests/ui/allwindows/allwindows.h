// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace lockstep::test {

/// One page or dialog, filled with samples. What the window of a person may look like is in this table: a new page or
/// dialog is one line here, and every test beside it looks at it.
struct SampleWindow
{
    const char* name;
    std::function<QWidget*()> make; ///< The caller owns it; its size is the one a person first sees.
};

const std::vector<SampleWindow>& allWindows();

/// Fills a test's table: one row for each window. The column is "name"; `makeWindow` finds it again.
void addWindowRows();
std::unique_ptr<QWidget> makeWindow(const QString& name);

/// The same, on the screen and with the focus.
std::unique_ptr<QWidget> openWindow(const QString& name);

} // namespace lockstep::test
