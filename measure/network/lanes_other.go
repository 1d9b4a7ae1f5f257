//go:build !amd64

package network

func (s *system) raise(j int32, felt []lane, x, next, grown *lane) (grew uint) {
	return s.raiseEach(j, felt, x, next, grown)
}
