// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <span>
#include <unistd.h>

namespace lockstep::test {

/// A secret that is nowhere in this program as it is: each letter is masked by the compiler.
template <std::size_t Size>
struct MaskedText
{
    static constexpr char Mask = 0x55;

    consteval MaskedText(const char (&text)[Size])
    {
        for (std::size_t i = 0; i + 1 < Size; ++i) masked[i] = static_cast<char>(text[i] ^ Mask);
    }

    static constexpr std::size_t size() { return Size - 1; }
    char operator[](std::size_t i) const { return static_cast<char>(masked[i] ^ Mask); }

    std::array<char, Size> masked{};
};

namespace scan {

constexpr std::size_t Chunk = 1 << 20;
constexpr std::size_t Overlap = 64; ///< So that a piece on the border of two chunks is found.
inline std::array<char, Chunk + Overlap> buffer; ///< Left out of the search: it holds what was read.
inline std::array<char, 1 << 18> maps;

/// `step`: 1 for UTF-8, 2 for UTF-16 of plain letters.
inline bool isAt(const char* at, std::span<const char> masked, std::size_t step, char mask)
{
    for (std::size_t i = 0; i < masked.size(); ++i) {
        if (static_cast<char>(at[i * step] ^ mask) != masked[i]) return false;
        if (step == 2 && at[i * step + 1] != 0) return false;
    }
    return true;
}

inline void readMaps()
{
    const int file = open("/proc/self/maps", O_RDONLY);
    std::size_t size = 0;
    for (ssize_t got = 1; got > 0 && size + 1 < maps.size(); size += static_cast<std::size_t>(qMax<ssize_t>(got, 0)))
        got = read(file, maps.data() + size, maps.size() - 1 - size);
    maps[size] = 0;
    close(file);
}

} // namespace scan

/// How often a piece of eight letters of `secret` stands in what this process may write to, as UTF-8 or as UTF-16.
/// Makes no copy of the secret, and none of the memory but in its own buffer.
template <std::size_t Size>
int piecesInMemory(const MaskedText<Size>& secret)
{
    constexpr std::size_t Piece = 8;
    static_assert(Size > Piece);
    scan::readMaps();
    const int memory = open("/proc/self/mem", O_RDONLY);
    int found = 0;
    for (const char* line = scan::maps.data(); *line; line = std::strchr(line, '\n') + 1) {
        unsigned long begin = 0, end = 0;
        char rights[8]{};
        if (std::sscanf(line, "%lx-%lx %7s", &begin, &end, rights) != 3 || std::strncmp(rights, "rw", 2) != 0) continue;
        for (unsigned long at = begin; at < end; at += scan::Chunk) {
            const auto wanted = qMin<unsigned long>(end - at, scan::Chunk + scan::Overlap);
            const ssize_t got = pread(memory, scan::buffer.data(), wanted, static_cast<off_t>(at));
            for (ssize_t i = 0; i < qMin<ssize_t>(got, scan::Chunk); ++i) {
                const auto own = reinterpret_cast<unsigned long>(scan::buffer.data());
                const unsigned long address = at + static_cast<unsigned long>(i);
                if (address >= own && address < own + scan::buffer.size()) continue;
                for (std::size_t k = 0; k + Piece <= secret.size(); k += Piece)
                    for (const std::size_t step : {1, 2}) {
                        const std::span piece(secret.masked.data() + k, Piece);
                        const bool fits = i + static_cast<ssize_t>(Piece * step) <= got;
                        const char* here = scan::buffer.data() + i;
                        if (fits && scan::isAt(here, piece, step, MaskedText<Size>::Mask)) ++found;
                    }
            }
        }
    }
    close(memory);
    scan::buffer.fill(0);
    return found;
}

} // namespace lockstep::test
