// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace lockstep::ui {

/// Keys that hide something work in every window of the program, a modal one too, which keeps all others from the
/// menus: who sees somebody come has no time to look for the right window.
class KeysEverywhere final : public QObject
{
    Q_OBJECT

public:
    explicit KeysEverywhere(QWidget& window); ///< Whose menus have these keys already.

    /// `run` gets the window in front, and says whether the key was of use; else it is that window's.
    void on(const QAction& action, std::function<bool(const QWidget&)> run);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Key
    {
        const QAction* action;
        std::function<bool(const QWidget&)> run;
    };
    const QWidget& m_window;
    std::vector<Key> m_keys;
};

} // namespace lockstep::ui
