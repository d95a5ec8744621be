// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QVBoxLayout;

namespace lockstep::ui {

class PlainLabel;

struct AboutFacts
{
    QString network; ///< Its name, as `--network` takes it.
    QString folder; ///< Of its data.
    bool locksMemory = true; ///< Whether the system keeps keys out of the swap file.
    bool opensFolder = true; ///< Not while the window is locked.
};

/// Which program this is, where its data are, and the ways to both.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const AboutFacts& facts, QWidget* parent = nullptr);

    void showProblem(const QString& words); ///< Why the folder was not opened; empty: it was.
    void setComponents(const QString& sqlite, const QString& secp256k1); ///< Their versions; empty: not known.

signals:
    void licencesWanted();
    void folderWanted();
    void shortcutsWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QVBoxLayout* makeWords(const AboutFacts& facts);
    QDialogButtonBox* makeButtons(bool opensFolder);
    QString versions() const; ///< To be copied: of programs and system, nothing of the person.

    QString m_network;
    QString m_components; ///< With their versions: "Qt 6.4.2 · SQLite 3.40.1".
    PlainLabel* m_versions = nullptr;
    PlainLabel* m_problem = nullptr;
    QDialogButtonBox* m_buttons;
};

} // namespace lockstep::ui
